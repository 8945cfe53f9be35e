import { Button } from '@/components/button';
import { reader } from '@/lib/reader';

/** The way out before the second factor: also ends what the password has begun. */
export async function LeaveForm() {
  const { t } = await reader();
  return (
    <form method="post" action="/sign-out" className="print:hidden">
      <Button type="submit" look="quiet">
        {t('accounts.factor.leave')}
      </Button>
    </form>
  );
}
