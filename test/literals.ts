import { parseSync } from '@swc/core';

/** Attributes that no reader sees or hears. Every other one is for people, and takes its words from messages/. */
const technical =
  /^(className|id|key|ref|href|src|name|type|role|htmlFor|for|form|method|action|encType|target|rel|lang|dir|as|autoComplete|inputMode|enterKeyHint|pattern|spellCheck|autoCapitalize|tabIndex|value|defaultValue|list|scope|kind|tone|look|size|variant|align|width|height|viewBox|d|fill|stroke|points|transform|xmlns|color|media|fallback|slot|style|min|max|step|accept|wrap|field|data-[\w-]+|aria-(hidden|live|current|controls|describedby|labelledby|haspopup|expanded|pressed|sort|autocomplete|atomic|invalid|busy|required|owns)|[a-z]+(Width|Join|Cap|Rule|Box|Align|Class|ClassName|Id|Href|Name))$/;

type Node = { type?: string; [key: string]: unknown };

/** The words written straight into the JSX of a file: between tags, in expressions, or in attributes people meet. */
export function literalWords(source: string): string[] {
  const found: string[] = [];
  visit(parseSync(source, { syntax: 'typescript', tsx: true }), (node) => {
    if (node.type === 'JSXText') note(String(node.value), found);
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      for (const child of node.children as Node[])
        if (child.type === 'JSXExpressionContainer') noteExpression(child.expression as Node, found);
    if (node.type === 'JSXAttribute' && !technical.test(nameOf(node.name as Node))) {
      const value = node.value as Node | null;
      if (value) noteExpression((value.type === 'JSXExpressionContainer' ? value.expression : value) as Node, found);
    }
  });
  return found;
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
