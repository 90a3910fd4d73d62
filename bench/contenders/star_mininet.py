"""`python3 star_mininet.py HOSTS [--matrix]`, as root in a sandbox: a star by Mininet's Python interface, on a Linux bridge."""

import json
import sys
from time import monotonic

from mininet.log import setLogLevel
from mininet.net import Mininet
from mininet.nodelib import LinuxBridge
from mininet.topo import SingleSwitchTopo


setLogLevel('critical')
hosts = int(sys.argv[1])
start = monotonic()
net = Mininet(topo=SingleSwitchTopo(k=hosts), switch=LinuxBridge, controller=None, waitConnected=False)
net.start()
told = {'up': (monotonic() - start) * 1e3}
if '--matrix' in sys.argv:
    # Linux keeps 1,024 neighbours that it found, of all namespaces together: beyond 32 hosts pings would wait for one
    # another's to be forgotten. Those that are set do not count. It is not in Mininet's time.
    net.staticArp()
    start = monotonic()
    # Given in percent of all pairs.
    lost = net.pingAll(timeout='1')
    told['matrix'] = (monotonic() - start) * 1e3
    told['missed'] = round(lost * hosts * (hosts - 1) / 100)
print(json.dumps(told), flush=True)
print('down', flush=True)
net.stop()
