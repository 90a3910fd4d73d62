import t from 'tap';
import { frameOf, goodputOf, lineRateOf, payloadOf } from '../../src/probe/wire.js';

t.test('full frames at an MTU of 1500', async (t) => {
  t.equal(payloadOf(1500, 'tcp'), 1448);
  t.equal(payloadOf(1500, 'udp'), 1472);
  t.equal(frameOf(1448, 'tcp'), 1514);
  t.equal(frameOf(58, 'udp'), 100);
});

t.test('5 Mbit/s carry 4.78 of TCP and 4.86 of UDP', async (t) => {
  t.equal(Math.round(goodputOf(5e6, 1500, 'tcp')), 4782034);
  t.equal(Math.round(goodputOf(5e6, 1500, 'udp')), 4861295);
  t.equal(Math.round(lineRateOf(goodputOf(5e6, 1400, 'tcp'), 1400, 'tcp')), 5e6);
});
