/**
 * Directs connections to the tenant's host to the tenant on this machine, and tells who started the program when a server
 * of it listens; everything else is untouched.
 */
const { Server } = require('node:net');
const tls = require('node:tls');

const { connect } = tls;

tls.connect = function (...args) {
  const options = args.find((value) => typeof value === 'object' && value !== null) ?? {};
  const host = options.host ?? options.hostname ?? options.servername;
  if (host !== process.env.PROOF_DOMAIN) return connect.apply(this, args);
  const callback = args.find((value) => typeof value === 'function');
  const directed = { ...options, host: '127.0.0.1', port: Number(process.env.PROOF_PORT), servername: host };
  return connect.call(this, directed, callback);
};

const { listen } = Server.prototype;
Server.prototype.listen = function (...args) {
  if (process.send) this.once('listening', () => process.send('listening'));
  return listen.apply(this, args);
};
