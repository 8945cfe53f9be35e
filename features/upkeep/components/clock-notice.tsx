import { Notice } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import { type ClockTrouble, inUnits } from '../rules';

/** Tells whoever looks after the machine that its clock cannot be right. */
export function ClockNotice({ trouble, texts: { t, moment } }: { trouble: ClockTrouble; texts: Texts }) {
  const { unit, count } = inUnits(trouble.minutes);
  const span = t(`upkeep.span.${unit}`, { count });
  return (
    <Notice tone="alarm" role="status" title={t('upkeep.clock.title', { now: moment(new Date()) })}>
      <p>{t(`upkeep.clock.${trouble.kind}`, { span })}</p>
      <p>{t('upkeep.clock.what')}</p>
    </Notice>
  );
}
