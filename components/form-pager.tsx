import { SubmitButton } from './submit-button';

/** The pages of a list that lives in a form: each is asked for as `show` with the name of the list and the page. */
export function FormPager({
  list,
  page,
  pages,
  words,
}: {
  list: string;
  page: number;
  pages: number;
  words: { previous: string; next: string };
}) {
  if (pages < 2) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {page > 1 && (
        <SubmitButton look="plain" name="show" value={`${list}:${page - 1}`}>
          {words.previous}
        </SubmitButton>
      )}
      <span className="tabular-nums">
        {page} / {pages}
      </span>
      {page < pages && (
        <SubmitButton look="plain" name="show" value={`${list}:${page + 1}`}>
          {words.next}
        </SubmitButton>
      )}
    </div>
  );
}
