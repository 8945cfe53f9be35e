import { type Office, officeName } from '@/features/offices/queries';
import type { Role } from '@/lib/actor';
import { reader } from '@/lib/reader';
import { signInAsDemoPerson } from '../actions/sign-in';

type Person = { signInName: string; name: string; role: Role; office: Office };

/** One button per person of the demonstration: who they are, and what they can do here. */
export async function DemoPeople({ people, to }: { people: Person[]; to: string }) {
  const { t, locale } = await reader();
  return (
    <form action={signInAsDemoPerson} className="grid gap-2">
      <input type="hidden" name="to" value={to} />
      {people.map(({ signInName, name, role, office }) => (
        <button
          key={signInName}
          type="submit"
          name="person"
          value={signInName}
          className="flex min-h-11 cursor-pointer flex-wrap items-baseline gap-x-2 rounded-md border border-edge bg-card px-4 py-2 text-left hover:bg-tint"
        >
          <span className="font-semibold">{name}</span>
          <span className="text-sm text-quiet">
            {t(`accounts.roles.${role}`)}, {officeName(office, locale)}
          </span>
        </button>
      ))}
    </form>
  );
}
