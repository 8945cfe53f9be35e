import { Button, LinkButton } from '@/components/button';
import { SelectField, TextField } from '@/components/field';
import { Card } from '@/components/page';
import { TickBar } from '@/components/tick-bar';
import { today } from '@/lib/calendar';
import type { Texts } from '@/lib/texts';
import { moveRows } from '../actions/manifest';
import { tickedIn } from '../input';
import type { OperationFile, ShownRow } from '../queries/operation';
import { isWayHome, reasonsFor } from '../rules';
import { rowsFor, type TickAct } from './acts';
import { ManifestTable } from './manifest-table';

/** Who was ticked, and the day, before the act was refused, as the address tells it; why somebody stayed is in no address. */
export type Before = { ticked?: string; on?: string };

type Props = { file: OperationFile; rows: readonly ShownRow[]; act: TickAct; before: Before; texts: Texts };

/** One act on many rows: tick, say the day or the reason, send. Works as a plain form. */
export function ManifestAct({ file, rows, act, before, texts }: Props) {
  const { t } = texts;
  const { reference, version, kind } = file.operation;
  const open = rowsFor(act, kind, rows);
  // Most leave and most arrive; of all other acts few are ticked.
  const ticked = tickedIn(before.ticked) ?? (() => act === 'board' || act === 'arrive');
  const began = open.filter(({ row }) => ticked(row.position)).length;
  const out = act === 'board' && !isWayHome(kind);
  const blocked =
    act === 'board' ? rows.filter(({ row, block, mayChange }) => mayChange && row.state === 'planned' && block) : [];
  return (
    <Card
      id="manifest"
      title={t(out ? 'operations.acts.board.titleOut' : `operations.acts.${act}.title`)}
      actions={
        <LinkButton look="quiet" href={`/operations/${reference}#manifest`} prefetch={false}>
          {t('operations.acts.back')}
        </LinkButton>
      }
    >
      <div className="mb-3 grid max-w-3xl gap-1 text-pretty">
        <p>{t(out ? 'operations.acts.board.hintOut' : `operations.acts.${act}.hint`)}</p>
        {blocked.length > 0 && <p>{t('operations.acts.board.blocked', { count: blocked.length })}</p>}
      </div>
      {open.length === 0 ? (
        <p className="text-quiet">{t('operations.acts.noneToTick')}</p>
      ) : (
        <form action={moveRows}>
          <input type="hidden" name="reference" value={reference} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="act" value={act} />
          <ManifestTable kind={kind} rows={open} texts={texts} ticked={ticked} />
          <TickBar began={began} words={tickWords(texts)}>
            <Asked file={file} act={act} before={before} texts={texts} />
            <Button>{t(out ? 'operations.acts.board.submitOut' : `operations.acts.${act}.submit`)}</Button>
          </TickBar>
        </form>
      )}
    </Card>
  );
}

function tickWords({ t }: Texts) {
  const said = (count: number) => t('operations.acts.ticked', { count }).replace(String(count), '#');
  return {
    ticked: { one: said(1), other: said(2) },
    ...{ all: t('operations.acts.all'), none: t('operations.acts.nobody') },
  };
}

/** What an act asks beside who: the day, or the reason. */
function Asked({ file: { operation }, act, before, texts: { t } }: Omit<Props, 'rows'>) {
  // The day of the operation; today at the latest, where it is still to come.
  const usual = [operation.on, today()].toSorted()[0];
  if (act === 'board' || act === 'arrive')
    return (
      <TextField
        type="date"
        name="on"
        required
        width="short"
        min={operation.on}
        max={today()}
        defaultValue={before.on || usual}
        label={t(
          act === 'board' && !isWayHome(operation.kind) ? 'operations.acts.board.dayOut' : `operations.acts.${act}.day`,
        )}
      />
    );
  if (act === 'stay')
    return (
      <SelectField
        name="reason"
        required
        width="medium"
        label={t('operations.acts.stay.reason')}
        choices={reasonsFor(operation.kind).map((code) => ({ code, label: t(`operations.reasons.${code}`) }))}
        emptyLabel={t('operations.form.choose')}
      />
    );
  return null;
}
