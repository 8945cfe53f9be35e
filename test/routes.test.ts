import { describe, expect, test } from 'vitest';
import { filesIn, read } from './house';

const handlers = filesIn('app').filter((path) => /\/route\.tsx?$/.test(path));
const methods = 'GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS';

describe('A route handler', () => {
  test('is among those looked at here', () => {
    expect(handlers.length).toBeGreaterThan(4);
  });

  // Next takes any export of these names for a handler; one that is not made by app/handle.ts asks nobody who they are.
  test.each(handlers)('%s is made by forStaff or forAnybody of app/handle.ts', (path) => {
    const source = read(path);
    const exported = [...source.matchAll(/^export\s+(.*)$/gm)].map(([, rest = '']) => rest);
    const made = new RegExp(`^const (${methods}) = (forStaff|forAnybody)(<[^>]*>)?\\(`);
    expect(exported.filter((each) => !made.test(each))).toEqual([]);
    expect(exported.length).toBeGreaterThan(0);
    expect(source).toContain("from '@/app/handle'");
  });

  test.each(handlers.filter((path) => read(path).includes('forAnybody')))('%s says why it is for anybody', (path) => {
    expect(read(path)).toMatch(/For anybody: /);
  });
});
