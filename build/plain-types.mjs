/** Compiles helpers for TypeScript before 3.2, down to 1.8: its types and syntax are those that it already has. */
import ts from 'typescript';

const KEYWORDS = new Set([
  ts.SyntaxKind.AnyKeyword,
  ts.SyntaxKind.BooleanKeyword,
  ts.SyntaxKind.NumberKeyword,
  ts.SyntaxKind.StringKeyword,
  ts.SyntaxKind.VoidKeyword,
]);

/**
 * Returns a helper with `any` in place of all types that old compilers lack, such as `null` (2.0), `object` (2.2),
 * `ReturnType` (2.8) and `unknown` (3.0), and without assertions and spreads of objects (2.1).
 */
export function withPlainTypes(code) {
  const source = ts.createSourceFile('helper.ts', code, ts.ScriptTarget.Latest, true);
  return code.slice(0, source.getStart()) + written(source);
}

/** Returns the code of a node, in which the nodes that old compilers don't read are replaced. */
function written(node) {
  return replaced(node) ?? withChildren(node);
}

/** Returns a node's code, with that of its children written. */
function withChildren(node) {
  const text = node.getSourceFile().text;
  let code = '';
  let at = node.getStart();
  ts.forEachChild(node, (child) => {
    code += text.slice(at, child.getStart()) + written(child);
    at = child.end;
  });
  return code + text.slice(at, node.end);
}

function replaced(node) {
  if (ts.isTypeNode(node)) return plainType(node);
  if (ts.isAsExpression(node)) return written(node.expression);
  if (ts.isObjectLiteralExpression(node) && node.properties.some(ts.isSpreadAssignment)) return merged(node);
  // Before 2.4, the type of a new promise does not come from the type that the function returns.
  if (ts.isNewExpression(node) && node.expression.getText() === 'Promise') {
    return `new Promise<any>(${node.arguments.map(written).join(', ')})`;
  }
  if (ts.isParameter(node) && node.type === undefined && node.initializer === undefined)
    return `${node.getText()}: any`;
  if (ts.isFunctionDeclaration(node) && node.typeParameters) {
    const [first] = node.typeParameters;
    const head = node.getSourceFile().text.slice(node.getStart(), first.pos - 1);
    return `${head}(${node.parameters.map(written).join(', ')}): any ${written(node.body)}`;
  }
  return undefined;
}

function plainType(type) {
  if (KEYWORDS.has(type.kind)) return type.getText();
  if (ts.isFunctionTypeNode(type)) {
    const parameters = type.parameters.map(written).join(', ');
    return `(${parameters}) => ${plainType(type.type)}`;
  }
  if (ts.isArrayTypeNode(type)) return 'any[]';
  return type.getText().startsWith('Promise<') ? 'Promise<any>' : 'any';
}

/** Returns calls of the helper that copies properties, in place of an object with spreads. */
function merged({ properties }) {
  const groups = [];
  for (const property of properties) {
    const last = groups.at(-1);
    if (ts.isSpreadAssignment(property)) groups.push(written(property.expression));
    else if (Array.isArray(last)) last.push(written(property));
    else groups.push([written(property)]);
  }
  const objects = groups.map((group) => (Array.isArray(group) ? `{ ${group.join(', ')} }` : group));
  const [target, ...sources] = Array.isArray(groups[0]) ? objects : ['{}', ...objects];
  return sources.reduce((object, source) => `assignProperties(${object}, ${source})`, target);
}
