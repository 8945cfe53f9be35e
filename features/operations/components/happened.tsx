import { Notice } from '@/components/notice';
import type { MessageKey, Texts } from '@/lib/texts';
import { namedIn, refusalWords } from '../telling';

/** What an address tells of the act that led to it. */
export type HappenedAsked = { said?: string; count?: string; refused?: string; of?: string; more?: string };

const said = [
  'opened',
  'changed',
  'boarded',
  'out',
  'arrived',
  'stayed',
  'reconsidered',
  'removed',
  'added',
  'overruled',
  'tied',
  'leg',
  'partner',
  'dropped',
  'asked',
] as const;

/** What has just been done, or why it was not. */
export function Happened({ asked, texts }: { asked: HappenedAsked; texts: Texts }) {
  const { t } = texts;
  const happened = said.find((each) => each === asked.said);
  const refused = asked.refused && refusalWords(asked.refused, namedIn(asked.of, asked.more), texts);
  if (refused)
    return (
      <Notice tone="warn" role="alert">
        {refused}
      </Notice>
    );
  if (!happened) return null;
  const count = /^\d{1,6}$/.test(asked.count ?? '') ? Number(asked.count) : 0;
  const say = t as (key: MessageKey, values: { count: number }) => string;
  return <Notice role="status">{say(`operations.said.${happened}`, { count })}</Notice>;
}
