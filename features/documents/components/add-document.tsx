import { SelectField, TextField } from '@/components/field';
import { UploadForm } from '@/components/upload-form';
import { today } from '@/lib/calendar';
import { documentKinds } from '@/lib/document';
import { newId } from '@/lib/id';
import type { Texts } from '@/lib/texts';
import { MOST_BYTES } from '../rules';

/** Said to the browser only: an iPhone then makes a JPEG of its photo by itself. What a file is we look up in it. */
const ACCEPT = 'image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx';

export function AddDocument({ reference, texts: { t } }: { reference: string; texts: Texts }) {
  const words = {
    file: t('documents.upload.file'),
    hint: t('documents.upload.hint'),
    photo: t('documents.upload.photo'),
    drop: t('documents.upload.drop'),
    chosen: t('documents.upload.chosen', { name: '{name}' }),
    submit: t('documents.upload.submit'),
    sending: t('documents.upload.sending', { percent: '{percent}' }),
    working: t('documents.upload.working'),
    failed: t('documents.upload.failed'),
    tooLarge: t('documents.faults.too-large'),
    cancel: t('documents.upload.cancel'),
  };
  return (
    <UploadForm address={`/cases/${reference}/documents/upload`} accept={ACCEPT} largest={MOST_BYTES} words={words}>
      <input type="hidden" name="submission" value={newId()} />
      <SelectField
        name="kind"
        label={t('documents.kind')}
        emptyLabel={t('documents.choose')}
        choices={documentKinds.map((code) => ({ code, label: t(`documents.kinds.${code}`) }))}
        defaultValue=""
        required
      />
      <TextField
        name="on"
        type="date"
        label={t('documents.on')}
        hint={t('documents.onHint')}
        defaultValue={today()}
        max={today()}
        width="short"
        required
      />
      <TextField
        name="title"
        label={t('documents.called')}
        hint={t('documents.calledHint')}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
      />
    </UploadForm>
  );
}
