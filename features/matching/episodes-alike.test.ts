import { describe, expect, test } from 'vitest';
import { likelySame, likelySameEpisode } from './episodes-alike';

const episode = (destination: string, handledOn: string, returnedOn: string | null = null) => ({
  id: `${destination} ${handledOn}`,
  destination,
  cases: [{ handledOn, returnedOn }],
});

describe('Two episodes are likely one', () => {
  const first = episode('KH', '2022-10-01');
  test.each([
    ['nine days apart in one country', first, episode('KH', '2022-10-10'), true],
    ['whichever was handled first', episode('KH', '2022-10-10'), first, true],
    ['half a year apart', first, episode('KH', '2023-04-01'), false],
    ['in two countries', first, episode('MM', '2022-10-10'), false],
    ['when the person was home before', episode('KH', '2022-10-01', '2022-10-08'), episode('KH', '2022-10-10'), false],
    ['when the return came after', episode('KH', '2022-10-01', '2022-10-10'), episode('KH', '2022-10-10'), true],
  ])('%s', (_, one, other, alike) => {
    expect(likelySame([one], [other])).toEqual(alike ? { one: one.id, other: other.id } : null);
  });

  test('and of several the closest', () => {
    const close = episode('KH', '2022-10-03');
    expect(likelySame([first], [episode('KH', '2022-11-01'), close])).toEqual({ one: first.id, other: close.id });
  });
});

describe('The same episode is likelier', () => {
  const earlier = { destination: 'PH', handledOn: '2026-11-03', returnedOn: null };
  const typed = { destination: 'PH', handledOn: '2026-11-12' };

  test('where two offices took somebody on for one destination within weeks', () => {
    expect(likelySameEpisode([earlier], typed)).toBe(earlier);
    expect(likelySameEpisode([earlier], { ...typed, handledOn: '2026-10-20' })).toBe(earlier);
    expect(likelySameEpisode([{ ...earlier, returnedOn: '2026-11-20' }], typed)).toBeDefined();
  });

  test('but not for another destination, months later, or after the way home', () => {
    expect(likelySameEpisode([earlier], { ...typed, destination: 'KH' })).toBeUndefined();
    expect(likelySameEpisode([earlier], { ...typed, destination: undefined })).toBeUndefined();
    expect(likelySameEpisode([earlier], { ...typed, handledOn: '2026-12-19' })).toBeUndefined();
    expect(likelySameEpisode([{ ...earlier, returnedOn: '2026-11-06' }], typed)).toBeUndefined();
  });
});
