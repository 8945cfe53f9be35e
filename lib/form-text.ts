/** What a control of a form holds, without what no text holds, in one form of Unicode; missing, or a file, is empty. */
export function textIn(form: Pick<FormData | URLSearchParams, 'get'>, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\0', '').normalize('NFC').trim() : '';
}
