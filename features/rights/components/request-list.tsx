import { LinkButton } from '@/components/button';
import { DescribedForm } from '@/components/described-form';
import { Badge } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import { declineForm } from '../actions';
import type { Request } from '../queries/requests';
import { isOpen, isOverdue, isPressing } from '../rules';

type Props = { reference: string; requests: Request[]; now: Date; texts: Texts };

/** What a person has asked for so far: when, until when it is due, and what became of it. */
export function RequestList({ reference, requests, now, texts }: Props) {
  const { t } = texts;
  if (requests.length === 0) return <p className="text-quiet">{t('rights.noRequests')}</p>;
  return (
    <ol className="grid gap-4">
      {requests.map((request) => (
        <li key={request.id} className="grid gap-1 border-b border-line pb-4 last:border-0 last:pb-0">
          <div className="flex flex-wrap items-center gap-2">
            <span className="font-semibold">
              {t(`rights.kinds.${request.kind}.title`)}
              {request.section && ` · ${t(`cases.sections.${request.section as 'who'}`)}`}
            </span>
            <DueBadge request={request} now={now} texts={texts} />
          </div>
          <p className="text-sm text-quiet">
            {texts.moment(request.requestedAt)} · {t('rights.by', { name: request.by })} · {outcomeOf(request, texts)}
          </p>
          {request.words && <p className="max-w-prose whitespace-pre-line">{request.words}</p>}
          {isOpen(request) && request.kind === 'correction' && request.section && (
            <Correction reference={reference} id={request.id} section={request.section} texts={texts} />
          )}
          {request.kind === 'erasure' && request.doneAt && request.reference === reference && (
            <LinkButton
              look="quiet"
              className="-ml-2 justify-self-start"
              href={`/cases/${reference}/rights/${request.id}`}
            >
              {t('rights.receipt')}
            </LinkButton>
          )}
        </li>
      ))}
    </ol>
  );
}

type Due = Pick<Request, 'dueAt' | 'doneAt' | 'refusedAt'>;

/** How long there is left; nothing once it is over. */
export function DueBadge({ request, now, texts: { t } }: { request: Due; now: Date; texts: Texts }) {
  if (!isOpen(request)) return null;
  if (isOverdue(request, now)) return <Badge tone="alarm">▲ {t('rights.overdue')}</Badge>;
  return isPressing(request, now) ? (
    <Badge tone="warn">{t('rights.pressing')}</Badge>
  ) : (
    <Badge>{t('rights.open')}</Badge>
  );
}

function outcomeOf({ doneAt, refusedAt, dueAt }: Due, { t, moment }: Texts): string {
  if (doneAt) return t('rights.doneOn', { at: moment(doneAt) });
  return refusedAt ? t('rights.declinedOn', { at: moment(refusedAt) }) : t('rights.dueOn', { at: moment(dueAt) });
}

type Open = { reference: string; id: string; section: string; texts: Texts };

function Correction({ reference, id, section, texts: { t } }: Open) {
  return (
    <div className="grid gap-2">
      <LinkButton
        look="plain"
        className="justify-self-start"
        href={`/cases/${reference}/edit/${section}`}
        prefetch={false}
      >
        {t('rights.mendNow')}
      </LinkButton>
      <details>
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-accent underline sm:min-h-8">
          {t('rights.decline')}
        </summary>
        <DescribedForm
          id={`decline-${id}`}
          action={declineForm}
          hidden={{ reference, request: id }}
          words={{ summary: t('app.errors.summary'), submit: t('rights.decline') }}
          look="plain"
          fields={[{ kind: 'long', name: 'words', label: t('rights.declineReason') }]}
        />
      </details>
    </div>
  );
}
