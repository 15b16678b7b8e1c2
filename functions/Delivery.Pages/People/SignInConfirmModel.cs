using Delivery.Pages.Web;

namespace Delivery.Pages.People;

/// <summary>Behind the emailed link: mail scanners follow links, so only this page's button signs in.</summary>
/// <param name="Who">林一（清荷街道）</param>
public sealed record SignInConfirmModel(PageFrame Frame, string FormKey, string PostTo, string Who)
    : IModelOf<SignInConfirmPage>;
