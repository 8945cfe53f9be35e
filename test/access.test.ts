import { describe, expect, test } from 'vitest';
import { mayAdministerUsers } from '@/features/accounts/access';
import { mayChangeCase, mayListCases, mayOpenCase, plainly, sightOf } from '@/features/cases/access';
import { mayOpenOffice } from '@/features/offices/access';
import type { Staff } from '@/lib/actor';
import { read } from './house';
import { ayu, citra, dewi, eko } from './people';

const atMission: Staff = { ...citra, officeId: ayu.officeId, officeCode: ayu.officeCode, headquarters: false };
const people: Record<string, Staff> = {
  caseworker: ayu,
  supervisor: atMission,
  'supervisor at headquarters': citra,
  analyst: dewi,
  administrator: eko,
};

const own = (actor: Staff) => plainly(actor.officeId);
const another = plainly('office-elsewhere');
const acts: Record<string, (actor: Staff) => boolean | string> = {
  'log a case for the own office': (actor) => mayOpenCase(actor, actor.officeId),
  'log a case for another office': (actor) => mayOpenCase(actor, another.officeId),
  'see a case of the own office': (actor) => sightOf(actor, own(actor)),
  'see a case of another office': (actor) => sightOf(actor, another),
  'change a case of the own office': (actor) => mayChangeCase(actor, own(actor)),
  'change a case of another office': (actor) => mayChangeCase(actor, another),
  'list cases': mayListCases,
  'look after colleagues': mayAdministerUsers,
  'open an office': mayOpenOffice,
};

const [head = [], , ...rows] = read('docs/access.md')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const roles = head.slice(1);

describe('The table of who may do what', () => {
  test('names every act and everyone', () => {
    expect(roles).toEqual(Object.keys(people));
    expect(rows.map(([act]) => act)).toEqual(Object.keys(acts));
  });

  const cells = rows.flatMap(([act = '', ...answers]) => roles.map((role, n) => ({ act, role, answer: answers[n] })));
  test.each(cells)('$act, $role: $answer', ({ act, role, answer }) => {
    const person = people[role];
    const said = person && acts[act]?.(person);
    expect(typeof said === 'boolean' ? (said ? 'yes' : 'no') : said).toBe(answer);
  });
});
