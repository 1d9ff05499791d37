package io.vouchsafe.standalone.api;

import io.vouchsafe.standalone.OneApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneApplication.class)
class SmokeTest {
    @Test
    void redeems(Api api) {
        Shop shop = new Shop(api);
        String code = shop.voucher(shop.campaign());
        System.out.println(shop.validate(code, "a", 100).ok());
        System.out.println(shop.confirm(code, "a").ok());
        System.out.println(shop.find(code, "a").ok());
        System.out.println(shop.redeem(code, "b", 100));
        System.out.println(api.get("/campaigns").body());
        System.out.println(api.get("/vouchers/" + code).body());
    }
}
