import { DescribedForm, type FieldShape } from '@/components/described-form';
import { today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import type { Texts } from '@/lib/texts';
import { choices } from '@/lib/vocabulary';
import { clearances, travelDocuments } from '@/lib/way-home';
import { recordStep } from '../actions';
import { type Asked, asksOf } from '../input';
import type { Kind } from '../rules';

/** The case as the form begins with it: its version, and what it says already of mode, basis and funding. */
export type Moved = {
  reference: string;
  version: number;
  answers: { mode: string | null; basis: string | null; funding: string | null };
};

type Props = {
  moved: Moved;
  kind: Kind;
  /** The list of the board that is gone back to, as its address says it; none: the page of the case. */
  board?: string;
  texts: Texts;
};

/** One milestone with what belongs to it. */
export function StepForm({ moved, kind, board, texts }: Props) {
  const { t } = texts;
  const { reference, version } = moved;
  return (
    <DescribedForm
      id="step"
      action={recordStep}
      hidden={{
        ...{ reference, kind, version: String(version), submission: newId() },
        // An empty one would read as none.
        ...(board !== undefined && { board: board || '-' }),
      }}
      words={{ summary: t('app.errors.summary'), submit: t('returns.form.submit') }}
      fields={[
        {
          kind: 'day',
          name: 'on',
          label: t(`returns.form.on.${kind}`),
          width: 'short',
          value: today(),
        },
        ...asksOf[kind].map((asked) => fields[asked](kind, moved, texts)),
      ]}
    />
  );
}

type Describe = (kind: Kind, moved: Moved, texts: Texts) => FieldShape;

const select =
  (list: 'repatriation_mode' | 'repatriation_basis' | 'repatriation_funding', name: 'mode' | 'basis' | 'funding') =>
  (_: Kind, { answers }: Moved, { t, locale }: Texts): FieldShape => ({
    ...{ kind: 'select', name, width: 'medium', label: t(`returns.form.${name}`) },
    ...{ choices: choices(list, locale), empty: t('returns.form.asBefore'), value: answers[name] ?? '' },
  });

const fields: Record<Asked, Describe> = {
  body: (kind, _, { t, locale }) => ({
    ...{ kind: 'select', name: 'body', width: 'medium', label: t(`returns.form.body.${bodyOf(kind)}`) },
    ...{ choices: choices('partner_type', locale), empty: t('returns.form.notTold') },
    value: kind === 'travel_document' || kind === 'identity_verified' ? 'diplomatic_mission' : '',
  }),
  document: (_kind, _, { t }) => ({
    ...{ kind: 'radio', name: 'document', label: t('returns.form.document'), columns: 'line' },
    choices: travelDocuments.map((code) => ({ code, label: t(`returns.documents.${code}`) })),
  }),
  number: (_kind, _, { t }) => ({
    ...{ kind: 'text', name: 'number', width: 'medium', label: t('returns.form.number') },
    hint: t('returns.form.numberHint'),
  }),
  validUntil: (_kind, _, { t }) => ({
    ...{ kind: 'day', name: 'validUntil', width: 'short', label: t('returns.form.validUntil') },
    hint: t('returns.form.validUntilHint'),
  }),
  clearance: (_kind, _, { t }) => ({
    ...{ kind: 'radio', name: 'clearance', label: t('returns.form.clearance'), hint: t('returns.form.clearanceHint') },
    choices: clearances.map((code) => ({ code, label: t(`returns.clearances.${code}`) })),
  }),
  leavesOn: (_kind, _, { t }) => ({
    ...{ kind: 'day', name: 'leavesOn', width: 'short', label: t('returns.form.leavesOn') },
  }),
  flight: (_kind, _, { t }) => ({
    ...{ kind: 'text', name: 'flight', width: 'short', label: t('returns.form.flight') },
    hint: t('returns.form.flightHint'),
  }),
  mode: select('repatriation_mode', 'mode'),
  basis: select('repatriation_basis', 'basis'),
  funding: select('repatriation_funding', 'funding'),
};

function bodyOf(kind: Kind): 'verified' | 'issued' | 'settled' | 'received' {
  if (kind === 'travel_document') return 'issued';
  if (kind === 'exit_clearance') return 'settled';
  return kind === 'received' ? 'received' : 'verified';
}
