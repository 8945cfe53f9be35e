import { Button } from '@/components/button';
import { TextField } from '@/components/field';
import type { Texts } from '@/lib/texts';
import { search } from '../actions';

/** The search for a person or a case. It is sent, never put into the address. */
export function SearchBox({ words, byIdentity, texts: { t } }: { words: string; byIdentity: boolean; texts: Texts }) {
  return (
    <search>
      <form action={search}>
        <TextField
          name="words"
          type="search"
          label={t('cases.list.search')}
          hint={byIdentity ? t('cases.list.searchHint') : t('cases.list.searchHintCoded')}
          defaultValue={words}
          autoComplete="off"
          spellCheck={false}
          beside={<Button look="plain">{t('cases.list.searchButton')}</Button>}
        />
      </form>
    </search>
  );
}
