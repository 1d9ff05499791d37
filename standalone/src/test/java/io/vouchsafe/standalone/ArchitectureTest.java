package io.vouchsafe.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.EventCatalog;
import io.vouchsafe.query.projection.Projection;
import io.vouchsafe.store.DatabaseConfiguration;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.RestController;

/** Who may know whom, and what may be used where. A rule that is in the way is a decision to talk about, not to work around. */
@AnalyzeClasses(packages = "io.vouchsafe", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {

    private static final String EVENTS = "io.vouchsafe.events..";
    private static final String RULES = "io.vouchsafe.rules..";
    private static final String CONTRACT = "io.vouchsafe.contract..";
    private static final String STORE = "io.vouchsafe.store..";
    private static final String COMMAND = "io.vouchsafe.command..";
    private static final String QUERY = "io.vouchsafe.query..";
    private static final String GATEWAY = "io.vouchsafe.gateway..";
    private static final String PROCESS = "io.vouchsafe.process..";
    private static final String STANDALONE = "io.vouchsafe.standalone..";
    private static final String LAUNCHERS = "io.vouchsafe.launch..";

    /** Test classes lie in folders of their own, and in one jar of the event store's. */
    static final class WithoutTests implements ImportOption {

        private final ImportOption folders = new DoNotIncludeTests();

        @Override
        public boolean includes(Location location) {
            return folders.includes(location) && !location.contains("-tests.jar");
        }
    }

    @ArchTest
    final ArchRule eventsKnowOnlyTheJdk = classes()
            .that()
            .resideInAPackage(EVENTS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(EVENTS, "java..", "javax.crypto..", "org.jspecify..")
            .because("events outlive every framework, and both sides share nothing else");

    @ArchTest
    final ArchRule theContractKnowsNoSide = noClasses()
            .that()
            .resideInAPackage(CONTRACT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    RULES, COMMAND, QUERY, GATEWAY, STORE, PROCESS, STANDALONE, "org.axonframework..", "java.sql..")
            .because("it is what all of them agree on");

    @ArchTest
    final ArchRule theEventStoreKnowsNoDomainWord = noClasses()
            .that()
            .resideInAPackage(STORE)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    RULES, CONTRACT, COMMAND, QUERY, GATEWAY, PROCESS, STANDALONE, "io.vouchsafe.events.*.."))
            .because("it stores any event that the catalog lists, whatever it is about");

    @ArchTest
    final ArchRule theCommandSideDoesNotKnowTheQuerySide = noClasses()
            .that()
            .resideInAPackage(COMMAND)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(QUERY, GATEWAY, PROCESS, STANDALONE)
            .because(
                    "a decision is made from streams, never from a view, and the sides can run as processes of their own");

    @ArchTest
    final ArchRule theQuerySideDoesNotKnowTheCommandSide = noClasses()
            .that()
            .resideInAPackage(QUERY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMMAND, GATEWAY, PROCESS, STANDALONE)
            .because("views follow from events alone, so that they can be thrown away and made again");

    @ArchTest
    final ArchRule theGatewayKnowsNoSide = noClasses()
            .that()
            .resideInAPackage(GATEWAY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(RULES, COMMAND, QUERY, STANDALONE, "org.axonframework..")
            .because("it guards whatever stands behind it, also as a process of its own");

    @ArchTest
    final ArchRule nobodyKnowsTheLauncher = noClasses()
            .that()
            .resideOutsideOfPackage(STANDALONE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(STANDALONE)
            .because("it only puts the modules together");

    @ArchTest
    final ArchRule packagesDoNotGoRoundInCircles = slices().matching("io.vouchsafe.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(equivalentTo(EventCatalog.class), alwaysTrue())
            .because(
                    "what goes round in circles can only be understood at once; the catalog, though, must list every event");

    @ArchTest
    final ArchRule rulesArePure = noClasses()
            .that()
            .resideInAPackage(RULES)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.springframework..",
                            "org.axonframework..",
                            "org.slf4j..",
                            "io.micrometer..",
                            "jakarta..",
                            "java.sql..",
                            "javax.sql..",
                            "java.util.concurrent..",
                            "java.util.random..")
                    .or(equivalentTo(Clock.class)))
            .because("the same facts must give the same answer, today and when a decision is explained in ten years");

    @ArchTest
    final ArchRule rulesKnowOnlyEvents = classes()
            .that()
            .resideInAPackage(RULES)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(RULES, EVENTS, "java..", "org.jspecify..")
            .because("the facts of a decision are stored with it, so their types are those of the events");

    @ArchTest
    final ArchRule machineryOfTheCommandSideHasNoDomainWords = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.vouchsafe.command.lane..",
                    "io.vouchsafe.command.stream..",
                    "io.vouchsafe.command.identity..",
                    "io.vouchsafe.command.dispatch..",
                    "io.vouchsafe.command.time..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.vouchsafe.command.campaign..",
                    "io.vouchsafe.command.voucher..",
                    "io.vouchsafe.command.redemption..",
                    "io.vouchsafe.command.budget..",
                    "io.vouchsafe.command.customer..",
                    "io.vouchsafe.command.assignment..",
                    RULES,
                    "io.vouchsafe.events.*..")
            .because("lanes and streams carry any command of any feature");

    @ArchTest
    final ArchRule featuresOfTheCommandSidePointOneWay = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.vouchsafe.command.campaign..",
                    "io.vouchsafe.command.voucher..",
                    "io.vouchsafe.command.budget..",
                    "io.vouchsafe.command.customer..",
                    "io.vouchsafe.command.assignment..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vouchsafe.command.redemption..")
            .because(
                    "a redemption knows vouchers, campaigns, budgets and customers, and none of them knows redemptions");

    @ArchTest
    final ArchRule featuresOfTheQuerySidePointOneWay = noClasses()
            .that()
            .resideInAnyPackage("io.vouchsafe.query.campaign..", "io.vouchsafe.query.voucher..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vouchsafe.query.redemption..")
            .because("both sides are read in the same order");

    @ArchTest
    final ArchRule campaignsDoNotKnowTheirVouchers = noClasses()
            .that()
            .resideInAnyPackage("io.vouchsafe.command.campaign..", "io.vouchsafe.query.campaign..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vouchsafe.command.voucher..", "io.vouchsafe.query.voucher..")
            .because("there are millions of them");

    @ArchTest
    final ArchRule eventsAreRecordsOfASealedFamily = classes()
            .that()
            .areAssignableTo(DomainEvent.class)
            .and()
            .doNotBelongToAnyOf(DomainEvent.class)
            .should(beARecordOfASealedFamily())
            .because("events are immutable, and whoever reads a family can be sure to have read all of it");

    @ArchTest
    final ArchRule timeComesFromTheOneClock = noClasses()
            .that()
            .doNotBelongToAnyOf(DatabaseConfiguration.class)
            .should(callMethodWhere(readsTheWallClock()))
            .because(
                    "the store's configuration makes the one clock; whatever reads another cannot be tested or replayed");

    @ArchTest
    final ArchRule chanceIsStrong = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .callMethod(Math.class, "random")
            .because("what can be guessed will be: codes, keys and passwords come from SecureRandom");

    @ArchTest
    final ArchRule numbersAreNotDrawn = noClasses()
            .that()
            .resideOutsideOfPackage("io.vouchsafe.contract.error..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(UUID.class)
            .because("ids come from the command side's counters; only the trace id of a bug is drawn at random");

    @ArchTest
    final ArchRule jsonIsReadByOneGenerationOfJackson = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..")
            .because("Jackson 3 is the only one that is configured; it shares no more than annotations with Jackson 2");

    @ArchTest
    final ArchRule dependenciesComeByConstructor = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .because("an object is complete when it is made, with or without a framework");

    @ArchTest
    final ArchRule logsGoOneWay = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("SLF4J is the one way to log");

    @ArchTest
    final ArchRule onlyTheLauncherTalksToTheTerminal = noClasses()
            .that()
            .resideOutsideOfPackages(STANDALONE, LAUNCHERS, "io.vouchsafe.benchmarks..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .because("the output is for what the user asked for, and a library does not end its process");

    @ArchTest
    final ArchRule controllersAreCalledControllers = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .haveSimpleNameEndingWith("Controller")
            .because("who looks for a route looks for a controller");

    @ArchTest
    final ArchRule projectionsAreCalledProjections = classes()
            .that()
            .implement(Projection.class)
            .should()
            .haveSimpleNameEndingWith("Projection")
            .because("who looks for what fills a table looks for a projection");

    @ArchTest
    final ArchRule namesComeFromTheDomain = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Utils?|Manager|Helper|Dto|Entity)")
            .orShould()
            .haveSimpleNameStartingWith("Abstract")
            .because("such names say nothing about what a class is for");

    @ArchTest
    final ArchRule classesAreFinal = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotAnonymousClasses()
            .and()
            .areNotMetaAnnotatedWith("org.springframework.context.annotation.Configuration")
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .and()
            .areNotEnums()
            .and()
            .resideOutsideOfPackages(STANDALONE, LAUNCHERS)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because("nothing here is made to be extended, except where it is sealed");

    @ArchTest
    static void everyPackageSaysWhatItIsForAndKnowsNull(JavaClasses all) {
        Deque<JavaPackage> left = new ArrayDeque<>(List.of(all.getPackage("io.vouchsafe")));
        while (!left.isEmpty()) {
            JavaPackage next = left.pop();
            left.addAll(next.getSubpackages());
            if (!next.getClasses().isEmpty() && !next.isAnnotatedWith(NullMarked.class)) {
                throw new AssertionError(next.getName() + " has no package-info.java with @NullMarked, so that "
                        + "neither a reader nor the compiler is told what to expect there");
            }
        }
    }

    private static ArchCondition<JavaClass> beARecordOfASealedFamily() {
        return new ArchCondition<>("be a record of a sealed family") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Class<?> reflected = type.reflect();
                boolean family = reflected.isInterface() && reflected.isSealed();
                boolean member = reflected.isRecord()
                        && type.getAllRawInterfaces().stream()
                                .anyMatch(parent -> parent.reflect().isSealed());
                events.add(new SimpleConditionEvent(
                        type, family || member, type.getName() + " is neither a sealed family nor a record of one"));
            }
        };
    }

    private static DescribedPredicate<JavaMethodCall> readsTheWallClock() {
        Set<String> dated = Set.of(
                Instant.class.getName(),
                LocalDate.class.getName(),
                LocalDateTime.class.getName(),
                OffsetDateTime.class.getName(),
                ZonedDateTime.class.getName());
        return DescribedPredicate.describe("reads the wall clock", call -> {
            String owner = call.getTargetOwner().getName();
            String name = call.getName();
            boolean withoutAClock = call.getTarget().getRawParameterTypes().stream()
                    .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
            return (dated.contains(owner) && name.equals("now") && withoutAClock)
                    || (owner.equals(System.class.getName()) && name.equals("currentTimeMillis"))
                    || (owner.equals(Clock.class.getName()) && name.startsWith("system"));
        });
    }

    @ArchTest
    final ArchRule handlersOfCommandsStayInTheCommandSide = classes()
            .that(resideInAPackage("io.vouchsafe.."))
            .and()
            .haveSimpleNameEndingWith("Commands")
            .should()
            .resideInAPackage(COMMAND)
            .because("only the command side decides");
}
