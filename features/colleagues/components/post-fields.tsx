import { type ChoiceOption, SelectField } from '@/components/field';
import { type FormState, problemAt } from '@/components/form-state';

export type PostWords = Record<'role' | 'office' | 'choose', string>;
export type PostLists = { roles: ChoiceOption[]; offices: ChoiceOption[] };

/** What somebody is, and where. */
export function PostFields({
  state,
  words,
  roles,
  offices,
  present = {},
}: PostLists & { state: FormState; words: PostWords; present?: Record<string, string> }) {
  const field = (name: string) => ({
    name,
    defaultValue: state.values[name] ?? present[name],
    error: problemAt(state, name),
  });
  return (
    <>
      <SelectField {...field('role')} label={words.role} choices={roles} emptyLabel={words.choose} />
      <SelectField {...field('officeId')} label={words.office} choices={offices} emptyLabel={words.choose} />
    </>
  );
}
