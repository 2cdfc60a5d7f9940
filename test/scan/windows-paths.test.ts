import assert from 'node:assert/strict';
import { renamePatiently } from '../../src/files/replace-file.js';
import { portablePath } from '../../src/rewrites/helpers/module/paths.js';
import { fileUri, parentOf, rawFromText, relativeTo } from '../../src/scan/raw-path.js';

const raw = (file: string) => rawFromText(file, true);

/** All folders around a file, up to the first that is its own parent. */
function above(file: string): string[] {
  const folders: string[] = [];
  for (let at = raw(file); folders.at(-1) !== at; at = parentOf(at, true)) folders.push(at);
  return folders;
}

describe('paths of Windows', () => {
  it('have slashes', () => {
    assert.equal(raw('C:\\work\\ä.js'), rawFromText('C:/work/ä.js', false));
  });

  it('end at the drive, and never in the current folder', () => {
    assert.deepEqual(above('C:\\work\\app'), ['C:/work/app', 'C:/work', 'C:/']);
    assert.deepEqual(above('C:\\'), ['C:/']);
  });

  it('end at the share, not at its host', () => {
    assert.deepEqual(above('\\\\host\\share\\app'), ['//host/share/app', '//host/share/']);
  });

  it('are inside a folder whatever the case of the drive', () => {
    assert.equal(relativeTo(raw('c:\\work'), raw('C:\\work\\a.js'), true), 'a.js');
    assert.equal(relativeTo(raw('C:\\'), raw('c:\\a.js'), true), 'a.js');
    assert.equal(relativeTo(raw('c:\\work'), raw('C:\\work'), true), '.');
    assert.equal(relativeTo(raw('C:\\work'), raw('D:\\work\\a.js'), true), undefined);
    assert.equal(relativeTo(raw('C:\\work'), raw('C:\\workshop\\a.js'), true), undefined);
  });

  it('are URIs with a drive or a host', () => {
    assert.equal(fileUri(raw('C:\\my work\\a.js'), true), 'file:///C%3A/my%20work/a.js');
    assert.equal(fileUri(raw('\\\\host\\share\\a.js'), true), 'file://host/share/a.js');
  });

  it('are named alike in the editor and in the engine', () => {
    assert.equal(portablePath('c:\\work\\a.js'), 'c:/work/a.js');
    assert.equal(portablePath('\\\\host\\share\\a.js'), '//host/share/a.js');
    assert.equal(portablePath('/work/odd\\name.js'), '/work/odd\\name.js');
  });
});

describe('a rename in Windows', () => {
  const failing = (times: number, code: string) => {
    let calls = 0;
    return () => {
      if (++calls <= times) throw Object.assign(new Error(code), { code });
      return calls;
    };
  };

  it('waits until no other program has the file open', () => {
    for (const code of ['EPERM', 'EACCES', 'EBUSY']) renamePatiently('a', 'b', failing(2, code), [1, 1]);
  });

  it('fails if that takes too long, and at once for another reason', () => {
    assert.throws(
      () => {
        renamePatiently('a', 'b', failing(3, 'EPERM'), [1, 1]);
      },
      { code: 'EPERM' },
    );
    assert.throws(
      () => {
        renamePatiently('a', 'b', failing(1, 'ENOSPC'), [1, 1]);
      },
      { code: 'ENOSPC' },
    );
  });
});
