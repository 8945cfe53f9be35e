import { describe, expect, test } from 'vitest';
import { likelySame } from './episodes-alike';

const episode = (destination: string, handledOn: string, endedOn: string | null = null) => ({
  id: `${destination} ${handledOn}`,
  destination,
  endedOn,
  cases: [{ handledOn }],
});

describe('Two episodes are likely one', () => {
  const first = episode('KH', '2022-10-01');
  test.each([
    ['nine days apart in one country', first, episode('KH', '2022-10-10'), true],
    ['whichever was handled first', episode('KH', '2022-10-10'), first, true],
    ['half a year apart', first, episode('KH', '2023-04-01'), false],
    ['in two countries', first, episode('MM', '2022-10-10'), false],
    ['when the earlier had ended before', episode('KH', '2022-10-01', '2022-09'), episode('KH', '2022-10-10'), false],
    ['when it ended in the same month', episode('KH', '2022-10-01', '2022-10'), episode('KH', '2022-10-10'), true],
  ])('%s', (_, one, other, alike) => {
    expect(likelySame([one], [other])).toEqual(alike ? { one: one.id, other: other.id } : null);
  });

  test('and of several the closest', () => {
    const close = episode('KH', '2022-10-03');
    expect(likelySame([first], [episode('KH', '2022-11-01'), close])).toEqual({ one: first.id, other: close.id });
  });
});
