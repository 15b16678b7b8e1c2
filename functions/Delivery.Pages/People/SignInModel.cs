using Delivery.Pages.Web;

namespace Delivery.Pages.People;

/// <summary>Sign-in of streets and teachers by an emailed link. Posts email to <see cref="Paths.SignIn"/>.</summary>
/// <param name="SentTo">The address, once the request was taken; the same whether or not it is known.</param>
/// <param name="ValidMinutes">How long the link can be used.</param>
/// <param name="StaffPath">Where staff sign in.</param>
public sealed record SignInModel(
    PageFrame Frame,
    string FormKey,
    string Email,
    FormErrors Errors,
    string? SentTo,
    int ValidMinutes,
    string StaffPath
) : IModelOf<SignInPage>;
