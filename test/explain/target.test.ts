import t from 'tap';
import { parseTarget } from '../../src/explain/target.js';

t.test('a host, an address, a port with its protocol', async (t) => {
  t.same(parseTarget('ecs-b'), { name: 'ecs-b', protocol: 'icmp' });
  t.same(parseTarget('192.168.1.1'), { name: '192.168.1.1', protocol: 'icmp' });
  t.same(parseTarget('ecs-b:443/tcp'), { name: 'ecs-b', protocol: 'tcp', port: 443 });
  t.same(parseTarget('$server:53/udp'), { name: '$server', protocol: 'udp', port: 53 });
  t.same(parseTarget('a:65535/tcp'), { name: 'a', protocol: 'tcp', port: 65_535 });
});

t.test('what it cannot be, and what to write instead', async (t) => {
  for (const [text, what, hint] of [
    ['ecs-b:443', 'ecs-b:443: port 443 is without a protocol', 'write ecs-b:443/tcp or ecs-b:443/udp'],
    ['ecs-b:0/tcp', 'ecs-b:0/tcp: "0" is no port', 'a port is a whole number from 1 to 65535'],
    ['ecs-b:65536/tcp', 'ecs-b:65536/tcp: "65536" is no port', /65535/],
    ['ecs-b:x/tcp', 'ecs-b:x/tcp: "x" is no port', /65535/],
    ['ecs-b:4.5/tcp', 'ecs-b:4.5/tcp: "4.5" is no port', /65535/],
    ['ecs-b:1/tpc', 'ecs-b:1/tpc: "tpc" is no protocol that has ports', 'did you mean tcp?'],
    ['ecs-b:1/TCP', 'ecs-b:1/TCP: "TCP" is no protocol that has ports', 'did you mean tcp?'],
    ['ecs-b:1/gre', 'ecs-b:1/gre: "gre" is no protocol that has ports', 'tcp and udp have ports'],
    ['ecs-b:1/icmp', 'ecs-b:1/icmp: ICMP has no ports', 'write ecs-b alone for a ping'],
    ['ecs-b:', 'ecs-b:: "" is no port with a protocol', /host:443\/tcp/],
    ['ecs-b:tcp', 'ecs-b:tcp: "tcp" is no port with a protocol', /host:443\/tcp/],
    ['ecs-b:1/tcp/2', 'ecs-b:1/tcp/2: "1/tcp/2" is no port with a protocol', /host:443\/tcp/],
    ['', '"" names no host', /quoted/],
    [':1/tcp', '":1/tcp" names no host', /quoted/],
  ] as const)
    t.match(parseTarget(text), { what, hint }, text);
});
