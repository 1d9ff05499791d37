import { lazy, Suspense, useRef } from "react";
import { Navigate, Route, Routes, useLocation } from "react-router";
import { Boundary } from "./layout/boundary";
import { Shell } from "./layout/shell";
import { NotFoundPage } from "./page/not-found-page";
import { SessionProvider, useCurrentSession, useSession } from "./session/session";
import { SignInPage } from "./session/sign-in-page";
import { Failure, Loading } from "./ui/notice";
import { Stack } from "./ui/page";

const CampaignPage = lazy(() => import("./page/campaigns/campaign-page"));
const CampaignsPage = lazy(() => import("./page/campaigns/campaigns-page"));
const EditCampaignPage = lazy(() => import("./page/campaigns/edit-campaign-page"));
const NewCampaignPage = lazy(() => import("./page/campaigns/new-campaign-page"));
const OverviewPage = lazy(() => import("./page/overview/overview-page"));
const AuditPage = lazy(() => import("./page/audit/audit-page"));
const HistoryPage = lazy(() => import("./page/audit/history-page"));
const AsOfPage = lazy(() => import("./page/audit/as-of-page"));
const ProjectionsPage = lazy(() => import("./page/projections/projections-page"));
const AdministrationPage = lazy(() => import("./page/administration/administration-page"));
const ReportsPage = lazy(() => import("./page/reports/reports-page"));
const DecisionsPage = lazy(() => import("./page/decisions/decisions-page"));
const DecisionPage = lazy(() => import("./page/decisions/decision-page"));
const VouchersPage = lazy(() => import("./page/vouchers/vouchers-page"));
const VoucherPage = lazy(() => import("./page/vouchers/voucher-page"));
const CampaignVouchersPage = lazy(() => import("./page/vouchers/campaign-vouchers-page"));
const CustomersPage = lazy(() => import("./page/customers/customers-page"));
const CustomerPage = lazy(() => import("./page/customers/customer-page"));
const FindPage = lazy(() => import("./page/counter/find-page"));
const RedeemPage = lazy(() => import("./page/counter/redeem-page"));
const RulesPage = lazy(() => import("./page/rules/rules-page"));
const RulePage = lazy(() => import("./page/rules/rule-page"));
const AreasPage = lazy(() => import("./page/definitions/areas-page"));
const AreaPage = lazy(() => import("./page/definitions/area-page"));
const NewVouchersPage = lazy(() => import("./page/batches/new-vouchers-page"));
const CategoriesPage = lazy(() => import("./page/definitions/categories-page"));

/** Everything: signing in, or the pages. */
export function App() {
  const current = useCurrentSession();
  const wasSignedIn = useRef(false);
  const { pathname } = useLocation();
  if (current.data) {
    wasSignedIn.current = true;
    return (
      <SessionProvider session={current.data}>
        <Shell>
          <Boundary key={pathname}>
            <Suspense fallback={<Loading lines={8} />}>
              <Pages />
            </Suspense>
          </Boundary>
        </Shell>
      </SessionProvider>
    );
  }
  if (current.data === null) {
    return <SignInPage expired={wasSignedIn.current} />;
  }
  return (
    <Stack>
      {current.isError ? <Failure error={current.error} retry={() => current.refetch()} /> : <Loading lines={8} />}
    </Stack>
  );
}

function Pages() {
  const { may } = useSession();
  const home = may("reportRedemptions") ? (
    <OverviewPage />
  ) : (
    <Navigate to={may("findVoucher") ? "/find" : "/redeem"} replace />
  );
  return (
    <Routes>
      <Route path="/" element={home} />
      <Route path="/campaigns" element={<CampaignsPage />} />
      <Route path="/campaigns/new" element={<NewCampaignPage />} />
      <Route path="/campaigns/:id" element={<CampaignPage />} />
      <Route path="/campaigns/:id/edit" element={<EditCampaignPage />} />
      <Route path="/audit" element={<AuditPage />} />
      <Route path="/audit/history" element={<HistoryPage />} />
      <Route path="/audit/as-of" element={<AsOfPage />} />
      <Route path="/projections" element={<ProjectionsPage />} />
      <Route path="/administration/:part?" element={<AdministrationPage />} />
      <Route path="/reports/:part?" element={<ReportsPage />} />
      <Route path="/audit/decisions" element={<DecisionsPage />} />
      <Route path="/audit/decisions/:position" element={<DecisionPage />} />
      <Route path="/vouchers" element={<VouchersPage />} />
      <Route path="/vouchers/:voucher" element={<VoucherPage />} />
      <Route path="/campaigns/:campaignId/vouchers" element={<CampaignVouchersPage />} />
      <Route path="/customers" element={<CustomersPage />} />
      <Route path="/customers/:identifier" element={<CustomerPage />} />
      <Route path="/find" element={<FindPage />} />
      <Route path="/redeem" element={<RedeemPage />} />
      <Route path="/campaigns/:id/rules" element={<RulesPage />} />
      <Route path="/campaigns/:id/rules/new/:kind" element={<RulePage />} />
      <Route path="/campaigns/:id/rules/:kind/:ruleId" element={<RulePage />} />
      <Route path="/campaigns/:id/vouchers/new" element={<NewVouchersPage />} />
      <Route path="/areas" element={<AreasPage />} />
      <Route path="/areas/:areaId" element={<AreaPage />} />
      <Route path="/categories" element={<CategoriesPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
