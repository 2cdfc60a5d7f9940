/**
 * Creates a self-signed X.509 certificate for a local server, because node:crypto can create keys but not certificates.
 * It contains only what TLS clients check: names, validity, the key, and permission to sign itself.
 */
import { createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  /** PEM, PKCS #8. */
  readonly key: string;
  /** PEM; also the certificate authority for clients to trust (`NODE_EXTRA_CA_CERTS`). */
  readonly cert: string;
}

/** DER (X.690) tags of the types in a certificate. */
const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
};
/** Object identifiers, already in DER's base 128. */
const OID = {
  ecdsaSha256: '2a8648ce3d040302',
  commonName: '550403',
  subjectAltName: '551d11',
  basicConstraints: '551d13',
};

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const value = Buffer.concat(parts);
  const { length } = value;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}

const sequence = (...parts: readonly Buffer[]) => der(TAG.sequence, ...parts);
const oid = (hex: string) => der(TAG.oid, Buffer.from(hex, 'hex'));
const bits = (value: Buffer) => der(TAG.bitString, Buffer.from([0]), value);
const context = (number: number, ...parts: readonly Buffer[]) => der(0xa0 + number, ...parts);

/** GeneralizedTime: `20260101000000Z`. */
function time(date: Date): Buffer {
  return der(TAG.time, Buffer.from(`${date.toISOString().replace(/[-:T]|\.\d+Z/g, '')}Z`));
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  const flag = critical ? [der(TAG.boolean, Buffer.from([0xff]))] : [];
  return sequence(oid(id), ...flag, der(TAG.octetString, value));
}

/**
 * Creates a certificate.
 * @param names DNS names (including `*.example.com`) and IPv4 addresses; the first is the common name
 * @param days how long it is valid, from yesterday on because clocks can be slightly wrong
 */
export function selfSigned(names: readonly string[], days = 30): Certificate {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const algorithm = sequence(oid(OID.ecdsaSha256));
  const day = 24 * 60 * 60 * 1000;
  const commonName = sequence(oid(OID.commonName), der(TAG.utf8, Buffer.from(names[0] ?? 'localhost')));
  const subject = sequence(der(TAG.set, commonName));
  const alternatives = names.map((name) =>
    /^[\d.]+$/.test(name)
      ? der(0x87, Buffer.from(name.split('.').map(Number))) // iPAddress
      : der(0x82, Buffer.from(name)),
  ); // dNSName
  const serial = randomBytes(8);
  serial[0] = 1; // makes the number positive and unpadded for all other bytes
  const body = sequence(
    context(0, der(TAG.integer, Buffer.from([2]))), // version 3, the one with extensions
    der(TAG.integer, serial),
    algorithm,
    subject,
    sequence(time(new Date(Date.now() - day)), time(new Date(Date.now() + days * day))),
    subject,
    publicKey,
    context(
      3,
      sequence(
        extension(OID.basicConstraints, sequence(der(TAG.boolean, Buffer.from([0xff]))), true),
        extension(OID.subjectAltName, sequence(...alternatives)),
      ),
    ),
  );
  const certificate = sequence(body, algorithm, bits(sign('sha256', body, privateKey)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  };
}
