import { parseSync } from '@swc/core';

/** Attributes that people see or hear: every word in them comes from messages/. */
const forPeople =
  /^(title|label|alt|caption|placeholder|lead|heading|summary|text|description|hint|message|content|children|aria-(label|description|roledescription|valuetext|placeholder))$/;

/** Attributes whose values have spaces and capitals, and are not words. */
const forMachines =
  /^(className|[a-z]+ClassName|style|d|viewBox|points|transform|fill|stroke|autoComplete|allow|sizes|media)$/;

/** A code or an address: what attributes of our own components take besides words. */
const code = /^([/#?&]\S*|[-_]?[a-z0-9][\w.:/-]*)$/;

type Node = { type?: string; [key: string]: unknown };

/** The words written straight into the JSX of a file: between tags, in expressions, or in attributes people meet. */
export function literalWords(source: string): string[] {
  const found: string[] = [];
  visit(parseSync(source, { syntax: 'typescript', tsx: true }), (node) => {
    if (node.type === 'JSXText') note(String(node.value), found);
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      for (const child of node.children as Node[])
        if (child.type === 'JSXExpressionContainer') noteExpression(child.expression as Node, found);
    if (node.type === 'JSXAttribute') found.push(...wordsOfAttribute(node));
  });
  return found;
}

function wordsOfAttribute(node: Node): string[] {
  const name = nameOf(node.name as Node);
  const value = node.value as Node | null;
  if (!value || forMachines.test(name)) return [];
  const words: string[] = [];
  noteExpression((value.type === 'JSXExpressionContainer' ? value.expression : value) as Node, words);
  return forPeople.test(name) ? words : words.filter((word) => !code.test(word));
}

function noteExpression(node: Node, found: string[]): void {
  if (node.type === 'StringLiteral') note(String(node.value), found);
  if (node.type === 'TemplateLiteral') for (const part of node.quasis as Node[]) note(String(part.cooked), found);
  if (node.type === 'ParenthesisExpression') noteExpression(node.expression as Node, found);
  if (node.type === 'ConditionalExpression')
    for (const branch of [node.consequent, node.alternate]) noteExpression(branch as Node, found);
  if (node.type === 'BinaryExpression' && /^(&&|\|\||\?\?|\+)$/.test(String(node.operator)))
    for (const side of [node.left, node.right]) noteExpression(side as Node, found);
}

/** Punctuation, symbols and single letters are not words; the name of the product is its name everywhere. */
function note(text: string, found: string[]): void {
  if (/\p{L}{2}/u.test(text) && text.trim() !== 'Pulang') found.push(text.trim());
}

function nameOf(node: Node): string {
  if (node.type !== 'JSXNamespacedName') return String(node.value);
  return `${nameOf(node.namespace as Node)}:${nameOf(node.name as Node)}`;
}

function visit(node: unknown, meet: (node: Node) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, meet);
  } else if (typeof node === 'object' && node !== null) {
    meet(node as Node);
    for (const value of Object.values(node)) visit(value, meet);
  }
}
