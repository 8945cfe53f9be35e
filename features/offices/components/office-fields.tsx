import { type ChoiceOption, SelectField, TextField } from '@/components/field';
import { type FormState, problemAt } from '@/components/form-state';

export type OfficeWords = Record<
  'office' | 'choose' | 'hint' | 'name' | 'nameEn' | 'nameEnHint' | 'kind' | 'code' | 'codeHint' | 'country',
  string
>;
export type OfficeLists = Record<'offices' | 'kinds' | 'countries', readonly ChoiceOption[]>;

/** Which office: one of the Ministry's, or one of one's own. The fields for that show once it is chosen, by CSS alone. */
export function OfficeFields({ state, words, lists }: { state: FormState; words: OfficeWords; lists: OfficeLists }) {
  const field = (name: string) => ({ name, defaultValue: state.values[name], error: problemAt(state, name) });
  const { offices, kinds, countries } = lists;
  const { choose } = words;
  return (
    <div className="group grid gap-4">
      <SelectField {...field('office')} label={words.office} hint={words.hint} choices={offices} emptyLabel={choose} />
      <div className="hidden gap-4 border-l-4 border-line pl-4 group-has-[option[value=own]:checked]:grid">
        <TextField {...field('officeName')} label={words.name} maxLength={120} />
        <TextField {...field('officeNameEn')} label={words.nameEn} hint={words.nameEnHint} maxLength={120} />
        <SelectField {...field('officeKind')} label={words.kind} choices={kinds} emptyLabel={choose} />
        <TextField
          {...field('officeCode')}
          label={words.code}
          hint={words.codeHint}
          maxLength={5}
          autoCapitalize="characters"
          spellCheck={false}
          width="short"
        />
        <SelectField {...field('officeCountry')} label={words.country} choices={countries} emptyLabel={choose} />
      </div>
    </div>
  );
}
