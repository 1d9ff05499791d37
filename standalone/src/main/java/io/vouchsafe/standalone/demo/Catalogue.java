package io.vouchsafe.standalone.demo;

import static io.vouchsafe.standalone.demo.Offer.Limits.NONE;

import io.vouchsafe.events.type.Location;
import io.vouchsafe.standalone.demo.Offer.Codes;
import io.vouchsafe.standalone.demo.Offer.Grant;
import io.vouchsafe.standalone.demo.Offer.Labels;
import io.vouchsafe.standalone.demo.Offer.Limits;
import io.vouchsafe.standalone.demo.Offer.Traffic;
import io.vouchsafe.standalone.demo.Offer.Trait;
import java.util.List;
import java.util.Set;

/** The campaigns of the story. Each is there to show something: a rule, a limit, a state, a name that is hard to lay out. */
final class Catalogue {

    private Catalogue() {}

    static final List<MainCampaign> MAINS = List.of(
            new MainCampaign(
                    "always",
                    "Always on",
                    "What runs all year: welcome, birthdays, thanks.",
                    new Labels("Growth", "web", "e-mail", "retention"),
                    NONE),
            new MainCampaign(
                    "season",
                    "Autumn season",
                    "One budget for everything that is sent in autumn.",
                    new Labels("Marketing", "web", "newsletter", "season"),
                    new Limits(1.07, 0)),
            new MainCampaign(
                    "stores",
                    "Stores",
                    "What is redeemed at a till. Limited by number, because the slips are printed.",
                    new Labels("Retail", "store", "leaflet", "footfall"),
                    new Limits(0, 0.985)),
            new MainCampaign(
                    "flash",
                    "Flash sales",
                    "Short and loud.",
                    new Labels("Marketing", "app", "push", "clearance"),
                    NONE),
            new MainCampaign(
                    "care",
                    "Customer care",
                    "What support may give away.",
                    new Labels("Support", "phone", "letter", "apology"),
                    NONE),
            new MainCampaign(
                    "winter",
                    "Winter season",
                    "Being prepared.",
                    new Labels("Marketing", "web", "newsletter", "season"),
                    new Limits(0, 0)));

    static final List<Offer> OFFERS = List.of(
            new Offer(
                    "welcome",
                    "always",
                    "Welcome, 10 off your first order",
                    new Labels("Growth", "web", "banner", "acquisition"),
                    new Grant(false, 10, 40, 0, 0),
                    new Codes(false, "WELCOME10"),
                    new Traffic(12, 0, 1),
                    NONE,
                    Set.of(Trait.NEW_CUSTOMERS)),
            new Offer(
                    "birthday",
                    "always",
                    "Herzlichen Glückwunsch: Geburtstagsüberraschung 🎂",
                    new Labels("Growth", "app", "e-mail", "retention"),
                    new Grant(false, 15, 50, 0, 0),
                    new Codes(true, "BDAY"),
                    new Traffic(7, 0, 1),
                    NONE,
                    Set.of(Trait.ASSIGNED)),
            new Offer(
                    "referral",
                    "always",
                    "Bring a friend",
                    new Labels("Growth", "app", "share link", "acquisition"),
                    new Grant(false, 12, 30, 0, 0),
                    new Codes(false, "FRIEND12"),
                    new Traffic(8, 0.05, 1),
                    NONE,
                    Set.of(Trait.STOPPED, Trait.TWICE_EACH)),
            new Offer(
                    "newsletter",
                    "season",
                    "Autumn newsletter",
                    new Labels("Marketing", "web", "newsletter", "season"),
                    new Grant(true, 15, 30, 0, 25),
                    new Codes(true, "AUTUMN"),
                    new Traffic(22, 0.08, 1),
                    NONE,
                    Set.of(Trait.BURST)),
            new Offer(
                    "app",
                    "season",
                    "Autumn in the app",
                    new Labels("Marketing", "app", "push", "season"),
                    new Grant(true, 20, 40, 400, 0),
                    new Codes(false, "APP20"),
                    new Traffic(14, 0.12, 1),
                    NONE,
                    Set.of(Trait.APP_ONLY, Trait.TWICE_EACH)),
            new Offer(
                    "parcel",
                    "season",
                    "A letter with a code in every parcel that leaves the warehouse between the first and the last day of the season, for those who never open newsletters",
                    new Labels("Marketing", "web", "parcel insert", "reactivation"),
                    new Grant(false, 5, 25, 0, 0),
                    new Codes(true, "PARCEL"),
                    new Traffic(9, 0.2, 1),
                    new Limits(1.12, 0),
                    Set.of(Trait.NO_GIFT_CARDS)),
            new Offer(
                    "city",
                    "stores",
                    "Berlin stores",
                    new Labels("Retail", "store", "leaflet", "footfall"),
                    new Grant(true, 10, 0, 0, 30),
                    new Codes(false, "BERLIN10"),
                    new Traffic(10, 0.02, 1),
                    NONE,
                    Set.of(Trait.IN_AREA)),
            new Offer(
                    "happy",
                    "stores",
                    "Happy hour",
                    new Labels("Retail", "store", "poster", "footfall"),
                    new Grant(true, 25, 0, 120, 0),
                    new Codes(false, "HAPPY25"),
                    new Traffic(10, 0.1, 1),
                    new Limits(1.25, 0),
                    Set.of(Trait.HAPPY_HOUR)),
            new Offer(
                    "weekend",
                    "flash",
                    "Flash weekend",
                    new Labels("Marketing", "app", "push", "clearance"),
                    new Grant(true, 40, 0, 0, 60),
                    new Codes(false, "FLASH40"),
                    new Traffic(60, 0.44, 0.53),
                    new Limits(0.8, 0),
                    Set.of(Trait.THREE_DAYS)),
            new Offer(
                    "first",
                    "flash",
                    "For the quick: the first ones get 20",
                    new Labels("Marketing", "web", "banner", "clearance"),
                    new Grant(false, 20, 60, 0, 0),
                    new Codes(false, "QUICK20"),
                    new Traffic(10, 0.7, 1),
                    new Limits(0, 0.72),
                    Set.of(Trait.BURST)),
            new Offer(
                    "delivery",
                    "flash",
                    "Free delivery",
                    new Labels("Logistics", "web", "banner", "conversion"),
                    new Grant(false, 4, 20, 0, 0),
                    new Codes(false, "SHIPFREE"),
                    new Traffic(14, 0, 1),
                    NONE,
                    Set.of(Trait.DAILY_BUDGET, Trait.WEEKLY_BUDGET)),
            new Offer(
                    "sorry",
                    "care",
                    "Sorry for the delay",
                    new Labels("Support", "phone", "e-mail", "apology"),
                    new Grant(false, 20, 0, 0, 0),
                    new Codes(true, "SORRY"),
                    new Traffic(5, 0, 1),
                    new Limits(1.1, 0),
                    Set.of(Trait.RAISED)),
            new Offer(
                    "early",
                    "winter",
                    "Winter sale, early access",
                    new Labels("Marketing", "app", "push", "season"),
                    new Grant(true, 30, 0, 0, 50),
                    new Codes(false, "WINTER30"),
                    new Traffic(0.6, 0.8, 1),
                    NONE,
                    Set.of(Trait.LATER)),
            new Offer(
                    "guide",
                    "winter",
                    "Gift guide",
                    new Labels("Marketing", "web", "catalogue", "season"),
                    new Grant(true, 10, 50, 0, 20),
                    new Codes(true, "GIFT"),
                    new Traffic(0.15, 0.85, 1),
                    NONE,
                    Set.of(Trait.DRAFT)));

    /**
     * An area of the project.
     *
     * @param outline its corners
     */
    record Area(String key, String name, List<Location> outline) {
        Area {
            outline = List.copyOf(outline);
        }
    }

    static final List<Area> AREAS = List.of(
            new Area(
                    "berlin",
                    "Berlin",
                    List.of(
                            new Location(52.675, 13.285),
                            new Location(52.655, 13.480),
                            new Location(52.560, 13.640),
                            new Location(52.435, 13.735),
                            new Location(52.345, 13.640),
                            new Location(52.395, 13.400),
                            new Location(52.415, 13.100),
                            new Location(52.520, 13.120),
                            new Location(52.590, 13.135))),
            new Area(
                    "potsdam",
                    "Potsdam",
                    List.of(
                            new Location(52.440, 12.960),
                            new Location(52.450, 13.080),
                            new Location(52.400, 13.140),
                            new Location(52.350, 13.090),
                            new Location(52.345, 12.980))));

    /** Where shoppers of stores are: in Berlin, in Potsdam, and far from both. */
    static final List<Location> INSIDE =
            List.of(new Location(52.520, 13.405), new Location(52.500, 13.330), new Location(52.545, 13.415));

    static final Location LATE_INSIDE = new Location(52.396, 13.058);
    static final List<Location> OUTSIDE =
            List.of(new Location(53.551, 9.994), new Location(48.137, 11.575), new Location(50.938, 6.960));

    /** A category of orders. */
    record Category(String name, List<String> tags) {
        Category {
            tags = List.copyOf(tags);
        }
    }

    static final String CHANNEL = "channel";
    static final String GOODS = "goods";
    static final String APP = "app";
    static final String GIFT_CARD = "gift card";

    static final List<Category> CATEGORIES = List.of(
            new Category(CHANNEL, List.of(APP, "web", "store")),
            new Category(GOODS, List.of("clothing", "shoes", "books", "kitchen", GIFT_CARD)));
}
