import Link from 'next/link';
import { Button } from '@/components/button';
import { Badge } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { markRead } from '../actions';
import { isNoticeKind, type NoticeKind } from '../input';
import type { Notice } from '../queries';

/** Where a notice leads: to what it tells of, where its reader can do something about it. */
const places: Record<NoticeKind, (details: Record<string, string>) => string | null> = {
  'emergency-opened': () => '/emergency',
  'emergency-refused': () => null,
  'case-locked': ({ reference }) => `/cases/${reference}/locks`,
  'budget-exceeded': () => null,
  'budget-changed': () => null,
  'access-copied': ({ reference }) => `/cases/${reference}/rights`,
  'manifest-exported': ({ operation }) => `/operations/${operation}`,
  'pair-answered': ({ reference }) => `/cases/${reference}`,
  'approval-asked': () => '/approvals',
  'approval-decided': ({ kind, reference }) => (kind === 'erasure' ? `/cases/${reference}/rights` : '/approvals'),
  'retention-announced': ({ reference }) => (reference ? `/cases/${reference}` : null),
  'rights-due': ({ reference }) => (reference ? `/cases/${reference}` : null),
  'retrafficking-suspected': ({ reference }) => `/cases/${reference}/again`,
  'figure-rose': () => '/figures/alerts',
  'task-given': ({ reference }) => `/cases/${reference}#tasks`,
  'case-given': ({ reference }) => `/cases/${reference}`,
  'cases-given': () => '/cases?work=mine',
  'abroad-again': ({ reference }) => `/cases/${reference}/follow-up`,
  'person-asked': ({ reference, pair }) => (pair ? `/people/doubtful/${pair}` : `/cases/${reference}`),
  'person-asked-elsewhere': ({ reference }) => `/cases/${reference}`,
  'elsewhere-often': () => null,
  'referral-asked': ({ referral }) => `/referrals/${referral}`,
  'referral-answered': ({ referral }) => `/referrals/${referral}`,
  'referral-ended': ({ referral }) => `/referrals/${referral}`,
  'transfer-asked': () => '/referrals',
  'transfer-answered': ({ decision, reference }) => (decision === 'declined' ? `/cases/${reference}` : null),
  'password-changed': () => null,
  'factor-changed': () => null,
  'edition-drafted': ({ edition }) => `/reports/editions/${edition}`,
  'backup-failed': () => '/administration/backups',
  'backup-key-changed': () => '/audit',
  'backup-folder-changed': () => '/audit',
  'audit-changed': () => '/audit',
  'colleague-changed': () => null,
  'key-holder-added': () => '/administration/keys',
  'key-holder-removed': () => '/administration/keys',
  'key-kit-replaced': () => '/administration/keys',
  'key-rotated': () => '/administration/keys',
  'key-recovered': () => '/administration/keys',
};

/** One's notices, newest first. The new ones say so in words, and are read once their reader says so. */
export function NoticeList({ notices, texts }: { notices: Notice[]; texts: Texts }) {
  const { t } = texts;
  const unread = notices.filter(({ readAt }) => readAt === null);
  return (
    <div className="grid gap-4">
      {unread.length > 0 && (
        <form action={markRead}>
          {unread.map(({ id }) => (
            <input key={id} type="hidden" name="notice" value={id} />
          ))}
          <Button look="plain">{t('notices.markRead', { count: unread.length })}</Button>
        </form>
      )}
      <ul className="grid gap-2">
        {notices.map((notice) => (
          <li key={notice.id} className="rounded-md border border-line bg-card px-4 py-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-quiet">
              <time dateTime={notice.createdAt.toISOString()}>{texts.moment(notice.createdAt)}</time>
              {notice.readAt === null && <Badge>{t('notices.new')}</Badge>}
            </p>
            <Sentence notice={notice} texts={texts} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Sentence({ notice, texts }: { notice: Notice; texts: Texts }) {
  const { t, month } = texts;
  const { kind, details } = notice;
  if (!isNoticeKind(kind)) return null;
  const href = places[kind](details);
  const told = {
    reference: '',
    asking: 'none',
    pair: 'none',
    by: '',
    office: '',
    colleague: '',
    count: '',
    kind: '',
    decision: '',
    number: '',
    due: '',
    way: '',
    most: '',
    lock: '',
    ...details,
    ...riseIn(details, texts),
    month: details.month ? month(details.month) : '',
  };
  return (
    <p className="max-w-3xl text-pretty">
      {t(`notices.kinds.${kind}`, told)}{' '}
      {href && (
        <Link href={href} prefetch={false} className="inline-block py-2 text-accent underline sm:py-0">
          {t('notices.open')}
        </Link>
      )}
    </p>
  );
}

/** Where the codes of what rises have their words. */
const lists = { destination: 'country', channel: 'recruitment_channel', province: 'province' } as const;
const isListed = (name: string): name is keyof typeof lists => Object.hasOwn(lists, name);

/** Of what rose in a figure: the codes, each "Negara tujuan: Kamboja". */
function riseIn({ codes = '' }: Record<string, string>, { t, locale }: Texts) {
  const names = codes.split(' ').flatMap((each) => {
    const [dimension = '', code = ''] = each.split(':');
    return isListed(dimension)
      ? [`${t(`figures.dimensions.${dimension}`)}: ${label(lists[dimension], code, locale)}`]
      : [];
  });
  return { what: names.join('; ') };
}
