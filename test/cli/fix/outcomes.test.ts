import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/types.js';
import { outcomesOf } from '../../../src/fix/outcomes.js';
import type { Outcome } from '../../../src/report/fix-result.js';
import type { ReportedFinding } from '../../../src/report/result.js';
import { fixAll } from '../../../src/rewrites/session/fix-all.js';
import { analyze, openSession } from './fake-engine.js';
import { code } from './fake.js';

describe('outcomesOf', () => {
  const TEXT = code('OLD_guide', 'OLD_auto', 'OLD_review', 'OLD_auto');

  /** Rewrites what leaves nothing to a person. */
  function outcomes(findings: readonly Finding[], outcomeOf: () => Outcome = () => 'review') {
    const session = openSession();
    const document = session.open({ text: TEXT, fileName: 'a.js' });
    fixAll(session, document, (offer) => offer.best(({ applicability }) => applicability === 'automatic'));
    const reported = findings.map((finding): ReportedFinding => ({ ...finding, severity: 'error' }));
    return outcomesOf(reported, document, outcomeOf);
  }

  it('tells what became of each finding, wherever edits have moved it', () => {
    const result = outcomes(analyze(TEXT, 'a.js').findings);
    assert.deepEqual(
      result.map(({ outcome, rewrite, offers }) => [outcome, rewrite?.target, offers.map(({ target }) => target)]),
      [
        ['review', undefined, ['guide']],
        ['rewritten', 'fetch', []],
        ['review', undefined, ['axios']],
        ['rewritten', 'fetch', []],
      ],
    );
  });

  it('says nothing of what the scan did not report', () => {
    const [, , third] = analyze(TEXT, 'a.js').findings;
    assert.ok(third);
    assert.deepEqual(
      outcomes([third], () => 'declined').map(({ outcome }) => outcome),
      ['declined'],
    );
  });

  it('takes a finding for rewritten that went along with another one', () => {
    const gone = analyze(`${TEXT}OLD_auto`, 'a.js').findings.at(-1);
    assert.ok(gone);
    assert.deepEqual(outcomes([gone])[0], {
      finding: { ...gone, severity: 'error' },
      outcome: 'rewritten',
      offers: [],
    });
  });
});
