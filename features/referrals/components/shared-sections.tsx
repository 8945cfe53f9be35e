import { Button } from '@/components/button';
import { TextArea } from '@/components/field';
import { Notice } from '@/components/notice';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { open } from '../actions';
import { partsOf } from '../document';
import type { ReferralFile, SharedSections as Shared } from '../queries/file';

/** The parts that are shared with a receiver: closed until they are opened, and then for reading only. */
export function SharedSections({
  file,
  shared,
  asksReason,
  texts,
}: {
  file: ReferralFile;
  shared: Shared | null;
  asksReason: boolean;
  texts: Texts;
}) {
  const { t } = texts;
  if (shared?.answers) return <Opened shared={shared} texts={texts} />;
  return (
    <Card title={t('referrals.shared.title')} id="shared">
      <form action={open} className="grid gap-3">
        <input type="hidden" name="referral" value={file.id} />
        <p>{t(asksReason ? 'referrals.shared.budget' : 'referrals.shared.closed')}</p>
        {asksReason && <TextArea name="reason" label={t('referrals.shared.reason')} rows={3} />}
        <div>
          <Button>{t('referrals.shared.open')}</Button>
        </div>
      </form>
    </Card>
  );
}

function Opened({ shared, texts }: { shared: Shared; texts: Texts }) {
  const { t } = texts;
  const parts = partsOf(shared.names, shared.answers ?? {}, texts);
  return (
    <div id="shared" className="grid gap-4">
      <Notice role="status">{t('referrals.shared.isOpen')}</Notice>
      {parts.length === 0 && <p className="text-quiet">{t('referrals.shared.nothing')}</p>}
      {parts.map(({ title, lines }) => (
        <Card key={title} title={title}>
          <dl className="grid gap-x-6 sm:grid-cols-[minmax(10rem,14rem)_1fr] sm:gap-y-2">
            {lines.map(({ label, text }) => (
              <div key={label} className="contents">
                <dt className="text-quiet">{label}</dt>
                <dd className="wrap-anywhere mb-3 min-w-0 whitespace-pre-line sm:mb-0">{text}</dd>
              </div>
            ))}
          </dl>
        </Card>
      ))}
      {shared.answers?.phone && <p className="text-sm text-quiet">{t('referrals.shared.phone')}</p>}
    </div>
  );
}
