import { reader } from '@/lib/reader';
import { isDemo } from '../demo';

/** On every page of a demonstration, so that nobody takes it for the real thing. */
export async function DemoBanner() {
  if (!isDemo()) return null;
  const { t } = await reader();
  return (
    <aside
      aria-label={t('app.demoLabel')}
      className="border-b border-warn bg-warn-tint px-4 py-1 text-center text-sm text-balance print:hidden"
    >
      {t('app.demo')}
    </aside>
  );
}
