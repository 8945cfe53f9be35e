import { forAnybody } from '@/app/handle';
import { downloadPackage } from '@/features/referrals/downloads';

/** For anybody: an outside partner has no account. The address and the passphrase are what it is opened with. */
export const POST = forAnybody<{ token: string }>({ takes: 'form' }, ({ params, body }) =>
  downloadPackage(params.token, body),
);
