import t from 'tap';
import { parseEchoes } from '../../src/probe/echoes.js';

t.test('the count is found by its name', async (t) => {
  const ip = 'Ip: Forwarding InEchos\nIp: 2 64\n';
  t.equal(parseEchoes(`${ip}Icmp: InMsgs InEchos OutMsgs\nIcmp: 9 4 7\nIcmpMsg: InType8\nIcmpMsg: 4\n`), 4);
  t.equal(parseEchoes(`${ip}Icmp: InMsgs\nIcmp: 9\n`), undefined);
  t.equal(parseEchoes(''), undefined);
});
