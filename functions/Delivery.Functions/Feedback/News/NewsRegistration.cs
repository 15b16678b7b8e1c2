using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Feedback.News;

public static class NewsRegistration
{
    public static IServiceCollection AddNews(this IServiceCollection services)
    {
        // Before the first mail is written or read: MimeKit asks once which code pages there are, and offices write GB18030.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return services
            .AddSingleton<NewsLetters>()
            .AddSingleton<NewsFeed>()
            .AddSingleton<SendNews>()
            .AddSingleton<ReceiveMail>()
            .AddSingleton<ClaimMail>()
            .AddSingleton<ReviewNews>()
            .AddSingleton<ExcuseNews>()
            .AddSingleton<StaffNewsReader>();
    }
}
