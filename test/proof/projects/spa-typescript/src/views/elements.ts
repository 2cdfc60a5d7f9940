export function button(label: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.textContent = label;
  element.addEventListener('click', onClick);
  return element;
}

export function field(id: string): HTMLInputElement {
  const element = document.createElement('input');
  element.id = id;
  return element;
}
