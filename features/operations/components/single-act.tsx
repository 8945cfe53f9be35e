import { LinkButton } from '@/components/button';
import { DescribedForm } from '@/components/described-form';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { overruleRow, tieRow } from '../actions/manifest';
import type { OperationFile, ShownRow } from '../queries/operation';
import { rowsFor, type SingleAct } from './acts';
import { knownOf } from './manifest-table';

type Props = { file: OperationFile; rows: readonly ShownRow[]; act: SingleAct; texts: Texts };

/** One act on one row: who, and why, or which case is theirs. */
export function SingleActForm({ file, rows, act, texts }: Props) {
  const { t } = texts;
  const { reference, version, kind } = file.operation;
  const open = rowsFor(act, kind, rows);
  const choices = open.map((found) => ({ code: String(found.row.position), label: whoOf(found, texts) }));
  const common = { hidden: { reference, version: String(version) }, id: act };
  const row = { kind: 'select', name: 'row', choices, empty: t('operations.form.choose') } as const;
  return (
    <Card
      id="manifest"
      title={t(`operations.acts.${act}.title`)}
      actions={
        <LinkButton look="quiet" href={`/operations/${reference}#manifest`} prefetch={false}>
          {t('operations.acts.back')}
        </LinkButton>
      }
    >
      {open.length === 0 && <p className="text-quiet">{t('operations.acts.noneToTick')}</p>}
      {open.length > 0 && act === 'overrule' && (
        <div className="grid max-w-2xl gap-4">
          <p className="text-pretty">{t('operations.acts.overrule.hint')}</p>
          <DescribedForm
            {...common}
            action={overruleRow}
            words={{ summary: t('app.errors.summary'), submit: t('operations.acts.overrule.submit') }}
            fields={[
              { ...row, label: t('operations.acts.overrule.row') },
              {
                kind: 'long',
                name: 'words',
                label: t('operations.acts.overrule.reason'),
                hint: t('operations.acts.overrule.reasonHint'),
              },
            ]}
          />
        </div>
      )}
      {open.length > 0 && act === 'tie' && (
        <div className="max-w-2xl">
          <DescribedForm
            {...common}
            action={tieRow}
            words={{ summary: t('app.errors.summary'), submit: t('operations.acts.tie.submit') }}
            fields={[
              { ...row, label: t('operations.acts.tie.row') },
              { kind: 'text', name: 'case', label: t('operations.acts.tie.case'), width: 'medium' },
            ]}
          />
        </div>
      )}
    </Card>
  );
}

function whoOf(found: ShownRow, texts: Texts): string {
  const { t } = texts;
  const { row, file, maskedName, block } = found;
  const known = [file?.reference, maskedName, knownOf(found, texts)].filter(Boolean).join(' ');
  return `${row.position} · ${known}${block && file ? ` · ${t(`operations.manifest.blocks.${block}`)}` : ''}`;
}
