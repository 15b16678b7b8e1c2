using Delivery.Local.Hosting;
using LocalFunctions.Hosting;
using LocalFunctions.Views;

namespace Delivery.Local.Hosting;

/// <summary>What a person needs to know once the host runs.</summary>
internal static class Greeting
{
    private const string Indent = "\n                  ";

    public static string For(FunctionsHost host) =>
        $"""

            社区体育配送 · Delivery 已在本机运行 / is running

              打开 Open       {string.Join(Indent, AppPages.Of(host.Catalogue).Select(page => host.BaseUrl + page))}
              本机 Views      {host.BaseUrl}local
              登录 Sign in    {host.BaseUrl}local/sign-in
              邮件 Mail       {host.BaseUrl}local/mail
                              {host.Mail.Folder}
              数据 Data       {host.DataFolder}
              时间 Clock      {host.Clock.Now:yyyy-MM-dd HH:mm:ss} {host.Clock.Description}

              工作人员密钥 Staff API key      X-Api-Key: {host.StaffApiKey}
              第二人密钥   Approver API key   X-Api-Key: {host.ApproverApiKey}

            按 Ctrl-C 停止 / Ctrl-C stops

            """;
}
