import { Button } from '@/components/button';
import { SelectField } from '@/components/field';
import { TabRow } from '@/components/tab-row';
import type { Texts } from '@/lib/texts';
import type { Choice } from '@/lib/vocabulary';
import type { ListAsked } from '../input';

type Tabs = { asked: ListAsked; offices: readonly Choice[]; texts: Texts };

/** Whose follow-ups, of which office, and whether those to be done or those that are not possible: each an address. */
export function ListTabs({ asked, offices, texts: { t } }: Tabs) {
  const { whose, state, office } = asked;
  const tab = (name: 'whose' | 'state', value: string, words: string, current: boolean) => ({
    href: addressOf({ ...asked, [name]: value }),
    words,
    current,
  });
  return (
    <div className="grid gap-2">
      <TabRow
        label={t('followUps.list.whose')}
        tabs={[
          tab('whose', 'mine', t('followUps.list.mine'), whose === 'mine'),
          tab(
            'whose',
            'office',
            t(offices.length > 1 ? 'followUps.list.offices' : 'followUps.list.office'),
            whose === 'office',
          ),
        ]}
      />
      <TabRow
        label={t('followUps.list.which')}
        tabs={[
          tab('state', 'open', t('followUps.list.open'), state === 'open'),
          tab('state', 'barred', t('followUps.list.barred'), state === 'barred'),
        ]}
      />
      {offices.length > 1 && whose === 'office' && (
        <form action="/follow-ups" className="flex flex-wrap items-end gap-2">
          <input type="hidden" name="whose" value={whose} />
          <input type="hidden" name="state" value={state} />
          <SelectField
            name="office"
            label={t('followUps.list.ofOffice')}
            emptyLabel={t('followUps.list.everyOffice')}
            choices={offices}
            defaultValue={office}
          />
          <Button look="plain">{t('followUps.list.apply')}</Button>
        </form>
      )}
    </div>
  );
}

/** The same list from a place on, or another one. */
export function addressOf({ whose, state, office }: ListAsked, after?: string): string {
  const parameters = new URLSearchParams({ whose, state, ...(office && { office }), ...(after && { after }) });
  return `/follow-ups?${parameters}`;
}
