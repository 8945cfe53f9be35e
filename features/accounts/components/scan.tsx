import { QrCode } from '@/components/qr-code';
import { reader } from '@/lib/reader';
import { enrolmentAddress } from '../totp';

/** The secret of a new authenticator: to be scanned, or typed where there is no camera. */
export async function Scan({ secret, signInName }: { secret: string; signInName: string }) {
  const { t } = await reader();
  const groups = secret.match(/.{1,4}/g) ?? [];
  return (
    <div className="grid gap-4">
      <QrCode text={enrolmentAddress(secret, signInName)} label={t('accounts.enrol.qr')} />
      <div>
        <p className="font-semibold">{t('accounts.enrol.manual')}</p>
        <p className="font-mono text-lg break-words" data-secret={secret}>
          {groups.join(' ')}
        </p>
      </div>
    </div>
  );
}
