import type { ReactNode } from 'react';
import { LinkButton } from '@/components/button';
import { TextField } from '@/components/field';
import { KeepingForm } from '@/components/keeping-form';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { SubmitButton } from '@/components/submit-button';
import { today } from '@/lib/calendar';
import type { Texts } from '@/lib/texts';
import type { CaseFile } from '../queries/case-file';
import { isClosed } from '../rules';

/** What a refused move left in the address: why, and what had been chosen. Codes and days only. */
export type MoveQuery = { refused?: string; on?: string; reason?: string; referred?: string; status?: string };

const refusals = [
  'already-closed',
  'not-closed',
  'before-handled',
  'before-last-step',
  'day-in-future',
  'same-status',
  'not-open-status',
  'stale',
  'not-a-day',
  'not-in-list',
] as const;

type Move = {
  file: CaseFile;
  move: 'closure' | 'reopening' | 'status' | 'return';
  action: (form: FormData) => Promise<void>;
  asked: MoveQuery;
  texts: Texts;
  children?: ReactNode;
};

/** The page of one move of a case: closing, reopening, another status, a step home. */
export function MovePage({ lead, ...rest }: Move & { lead: string }) {
  const { file, move, asked, texts } = rest;
  const { t } = texts;
  const { reference } = file.case;
  const impossible = impossibleNow(file, move);
  const refused = impossible ?? refusals.find((reason) => reason === asked.refused);
  return (
    <Page title={t(`cases.moves.${move}.title`, { reference })} lead={lead} narrow>
      <div className="grid gap-4">
        {refused && (
          <Notice tone="alarm" role="alert">
            {t(`cases.moves.refused.${refused}`)}
          </Notice>
        )}
        {impossible ? (
          <LinkButton look="plain" href={`/cases/${reference}`} className="justify-self-start">
            {t('cases.moves.backToCase')}
          </LinkButton>
        ) : (
          <MoveForm {...rest} />
        )}
      </div>
    </Page>
  );
}

/** Why there is nothing to fill in: the case is not, or no longer, where this move begins. */
function impossibleNow({ case: row }: CaseFile, move: Move['move']) {
  if (move === 'return') return undefined;
  if (move === 'reopening') return isClosed(row) ? undefined : 'not-closed';
  return isClosed(row) ? 'already-closed' : undefined;
}

function MoveForm({ file, move, action, asked, texts: { t }, children }: Move) {
  const { reference } = file.case;
  return (
    <KeepingForm action={action} noValidate>
      <Card>
        <div className="grid gap-5">
          <input type="hidden" name="reference" value={reference} />
          <input type="hidden" name="version" value={file.versions.track?.version ?? 0} />
          {children}
          <TextField
            name="on"
            type="date"
            width="short"
            label={move === 'return' ? t('cases.moves.onReturn') : t('cases.moves.on')}
            defaultValue={asked.on || today()}
          />
          <div className="flex flex-wrap gap-2">
            <SubmitButton>{t(`cases.moves.${move}.submit`)}</SubmitButton>
            <LinkButton look="quiet" href={`/cases/${reference}`}>
              {t('app.cancel')}
            </LinkButton>
          </div>
        </div>
      </Card>
    </KeepingForm>
  );
}
