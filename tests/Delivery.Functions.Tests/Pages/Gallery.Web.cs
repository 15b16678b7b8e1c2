using Delivery.Functions.Web.OpenApi;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static partial class Gallery
{
    private static Dictionary<string, Func<HtmlPage, Task<string>>> Web =>
        new(StringComparer.Ordinal)
        {
            ["api-docs"] = html => html.RenderAsync(ApiDocsReader.Read(Sample.Frame(Reader.Citizen))),
            ["error-404"] = html => html.RenderAsync(ErrorModel.NotFound(Sample.Frame(Reader.Citizen))),
            ["error-401"] = html => html.RenderAsync(ErrorModel.SignInFirst(Sample.Frame(Reader.Citizen))),
            ["error-403"] = html => html.RenderAsync(ErrorModel.Forbidden(Sample.Frame(Reader.Street))),
            ["error-410"] = html => html.RenderAsync(ErrorModel.LinkExpired(Sample.Frame(Reader.Citizen))),
            ["error-409"] = html =>
                html.RenderAsync(
                    ErrorModel.Conflict(Sample.Frame(Reader.Staff), "另一位同事刚刚审核了这张订单。", Paths.Review)
                ),
            ["error-429"] = html =>
                html.RenderAsync(ErrorModel.TooMany(Sample.Frame(Reader.Citizen), TimeSpan.FromSeconds(90))),
            ["error-500"] = html => html.RenderAsync(ErrorModel.Broken(Sample.Frame(Reader.Citizen), "7c41e09f")),
            ["message"] = html =>
                html.RenderAsync(
                    new MessageModel(
                        Sample.Frame(Reader.Street),
                        "订单已提交",
                        ["协会会在 9月3日（周四）18:00 前审核，结果发到 lin@example.cn。"],
                        [
                            new("提交", StepState.Done, "刚刚"),
                            new("协会审核", StepState.Now, "9月3日前"),
                            new("联系老师", StepState.Ahead),
                        ],
                        Paths.StreetHome,
                        "回到待办"
                    )
                ),
        };
}
