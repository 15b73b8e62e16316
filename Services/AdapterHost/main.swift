internal import Glibc

exit(2)
