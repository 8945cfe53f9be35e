import type { Page } from '@playwright/test';

type Focused = { tag: string; type: string; name: string; value: string };

/** What is typed where: text by the name of its field, several codes for boxes, one code for lists and buttons. */
export type Typed = Record<string, string | string[]>;

/** Walks a form with the Tab key, answering what it comes to; ends on the button of that name. No mouse. */
export async function answerByKeyboard(page: Page, answers: Typed, button: string): Promise<string[]> {
  const met: string[] = [];
  for (let steps = 0; steps < 400; steps += 1) {
    const at = await focused(page);
    if (at.tag === 'BUTTON' && at.value === button) return met;
    const answer = answers[at.name];
    if (answer !== undefined) await answerOne(page, at, answer, met);
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key never came to “${button}”.`);
}

async function answerOne(page: Page, at: Focused, answer: string | string[], met: string[]): Promise<void> {
  if (at.type === 'checkbox') {
    if (!answer.includes(at.value)) return;
    await page.keyboard.press('Space');
  } else if (at.type === 'radio') {
    await chooseWithArrows(page, String(answer));
  } else if (at.tag === 'SELECT') {
    await chooseWithArrows(page, String(answer));
  } else if (at.type === 'date') {
    await page.keyboard.type(dayAsTyped(String(answer)));
  } else if (at.value !== answer) {
    await page.keyboard.press('Control+A');
    await page.keyboard.type(String(answer));
  }
  met.push(at.name);
}

/** Arrow keys go round; a list of forty is long enough for any of ours. */
async function chooseWithArrows(page: Page, code: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focused(page)).value === code) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The arrow keys never came to ${code}.`);
}

/** Chromium's date field takes digits in the order of the page's language: here day, month, year. */
const dayAsTyped = (day: string) => day.split('-').reverse().join('');

function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement;
    const value = element.tagName === 'BUTTON' ? (element.textContent ?? '') : (element.value ?? '');
    return { tag: element.tagName, type: element.type ?? '', name: element.name ?? '', value };
  });
}
