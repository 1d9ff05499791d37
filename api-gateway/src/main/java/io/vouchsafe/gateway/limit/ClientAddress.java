package io.vouchsafe.gateway.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Under what a client's address is counted. */
final class ClientAddress {

    /** What a proxy sent that is no address. All of it counts together, so that nothing is gained by it. */
    static final String UNREADABLE = "unreadable";

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    /** An IPv4 address as it is; of an IPv6 address the first 64 bits, because whoever has one of them has all 2⁶⁴ addresses that begin so. */
    static String of(String address) {
        int zone = address.indexOf('%');
        try {
            InetAddress read = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
            return read instanceof Inet6Address
                    ? HexFormat.of().formatHex(read.getAddress(), 0, NETWORK_BYTES) + "/64"
                    : read.getHostAddress();
        } catch (IllegalArgumentException unreadable) {
            return UNREADABLE;
        }
    }
}
